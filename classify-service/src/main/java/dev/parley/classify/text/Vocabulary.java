package dev.parley.classify.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words and stems that the terms of one language are made of, each with a number.
 *
 * <p>Words of texts follow Zipf's law, so most have been looked up and stemmed before: a table of fixed size remembers
 * them. Texts are read by many threads at once without locks; a lost race costs a second look, nothing else.
 */
public final class Vocabulary {

    /** The number of what no term has. */
    public static final int NONE = -1;

    private static final int WAYS = 4;
    private static final int SET_BITS = 14;

    private final Stemmer stemmer;
    private final Map<String, String> irregular = new HashMap<>();
    private final Map<String, Integer> forms = new HashMap<>();
    private final Map<String, Integer> stems = new HashMap<>();

    /** Sets of {@value #WAYS} words; in each, what is asked for again moves up, and what comes new takes the last place. */
    private final @Nullable Word[] known = new Word[WAYS << SET_BITS];

    /**
     * An empty vocabulary.
     *
     * @param language ISO 639-1, one that has {@link Stemmers}
     */
    public Vocabulary(String language) {
        this.stemmer = Stemmers.of(language);
    }

    /** The number of a folded word as written. Not to be called once texts are read. */
    public int addForm(String folded) {
        return number(forms, folded);
    }

    /** The number of all inflections of a folded word. Not to be called once texts are read. */
    public int addStem(String folded) {
        return number(stems, stem(folded));
    }

    /** From now on this folded word is an inflection of the other: kept, keep. To be called before any word is added. */
    public void addIrregular(String inflection, String word) {
        irregular.put(inflection, word);
    }

    private String stem(String folded) {
        return stemmer.stem(irregular.getOrDefault(folded, folded));
    }

    private static int number(Map<String, Integer> numbers, String text) {
        return numbers.computeIfAbsent(text, added -> numbers.size());
    }

    /** The word that these letters are. */
    Word word(char[] letters, int length) {
        long key = 0;
        for (int i = 0; i < length; i++) {
            key = letters[i] < 0x80 ? Word.key(key, letters[i]) : Word.key(key, letters[i]) | Word.NOT_PLAIN;
        }
        return word(letters, length, key);
    }

    /**
     * The word that these letters are.
     *
     * @param key of all of them, see {@link Word#key}
     */
    Word word(char[] letters, int length, long key) {
        long mixed = (key ^ length) * 0x9E3779B97F4A7C15L;
        int first = (int) (mixed >>> Long.SIZE - SET_BITS) * WAYS;
        for (int way = 0; way < WAYS; way++) {
            Word word = known[first + way];
            if (word == null) {
                break;
            }
            if (word.is(letters, length, key)) {
                if (way > 0) {
                    known[first + way] = known[first + way - 1];
                    known[first + way - 1] = word;
                }
                return word;
            }
        }
        return learn(new String(letters, 0, length), key, first);
    }

    private Word learn(String form, long key, int set) {
        Word word = new Word(form, key, numberOf(forms, form), numberOf(stems, stem(form)));
        int way = 0;
        while (way < WAYS - 1 && known[set + way] != null) {
            way++;
        }
        known[set + way] = word;
        return word;
    }

    private static int numberOf(Map<String, Integer> numbers, String text) {
        return numbers.getOrDefault(text, NONE);
    }
}
