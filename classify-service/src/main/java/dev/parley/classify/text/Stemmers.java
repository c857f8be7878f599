package dev.parley.classify.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/** The analysers of the supported languages. */
final class Stemmers {

    private static final String UKRAINIAN_DICTIONARY = "/ua/net/nlp/ukrainian.dict";

    private static final String ADJECTIVE = "adj";

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

    /** Many adjectives have cases that read as nouns, too: mostly the adjective is meant. */
    private static Stemmer ukrainian() {
        Dictionary dictionary;
        try {
            dictionary = Dictionary.read(Stemmers.class.getResource(UKRAINIAN_DICTIONARY));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + UKRAINIAN_DICTIONARY, e);
        }
        ThreadLocal<DictionaryLookup> lookups = ThreadLocal.withInitial(() -> new DictionaryLookup(dictionary));
        return word -> {
            String lemma = null;
            boolean adjective = false;
            for (WordData reading : lookups.get().lookup(word)) {
                String candidate = reading.getStem().toString();
                boolean isAdjective =
                        reading.getTag() != null && reading.getTag().toString().startsWith(ADJECTIVE);
                if (lemma == null
                        || isAdjective && !adjective
                        || isAdjective == adjective && candidate.compareTo(lemma) < 0) {
                    lemma = candidate;
                    adjective = isAdjective;
                }
            }
            return lemma == null ? word : lemma;
        };
    }
}
