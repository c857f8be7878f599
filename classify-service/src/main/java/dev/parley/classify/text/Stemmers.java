package dev.parley.classify.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/** The analysers of the supported languages. */
final class Stemmers {

    private static final String UKRAINIAN_DICTIONARY = "/ua/net/nlp/ukrainian.dict";

    private Stemmers() {}

    /**
     * The stemmer of a language.
     *
     * @param language ISO 639-1
     * @throws IllegalArgumentException when there is none
     */
    static Stemmer of(String language) {
        return switch (language) {
            case "en" -> snowball(ThreadLocal.withInitial(EnglishStemmer::new));
            case "ru" -> snowball(ThreadLocal.withInitial(RussianStemmer::new));
            case "uk" -> ukrainian();
            default -> throw new IllegalArgumentException("no stemmer for language " + language);
        };
    }

    private static Stemmer snowball(ThreadLocal<? extends SnowballStemmer> stemmers) {
        return word -> {
            SnowballStemmer stemmer = stemmers.get();
            stemmer.setCurrent(word);
            stemmer.stem();
            return stemmer.getCurrent();
        };
    }

    private static Stemmer ukrainian() {
        Dictionary dictionary;
        try {
            dictionary = Dictionary.read(Stemmers.class.getResource(UKRAINIAN_DICTIONARY));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + UKRAINIAN_DICTIONARY, e);
        }
        ThreadLocal<DictionaryLookup> lookups = ThreadLocal.withInitial(() -> new DictionaryLookup(dictionary));
        return word -> {
            List<WordData> readings = lookups.get().lookup(word);
            String lemma = null;
            for (WordData reading : readings) {
                String candidate = reading.getStem().toString();
                if (lemma == null || candidate.compareTo(lemma) < 0) {
                    lemma = candidate;
                }
            }
            return lemma == null ? word : lemma;
        };
    }
}
