package dev.parley.classify.text;

/** Brings the inflected forms of a word together. Safe for use by many threads; the same word always gives the same stem. */
@FunctionalInterface
interface Stemmer {

    /** The stem of a folded word. */
    String stem(String word);
}
