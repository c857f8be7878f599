package dev.parley.classify.text;

import java.util.Arrays;

/** A word of a text, as the {@link Vocabulary} of its language knows it. */
public final class Word {

    /** Bit of the keys of words with letters beyond ASCII. */
    static final long NOT_PLAIN = 1L << 63;

    private static final int BITS = 7;
    private static final int LONGEST_IN_KEY = 63 / BITS;

    private final long key;
    private final int length;
    private final String form;
    private final char[] letters;
    private final int number;
    private final int stem;

    Word(String form, long key, int number, int stem) {
        this.key = key;
        this.length = form.length();
        this.form = form;
        this.letters = form.toCharArray();
        this.number = number;
        this.stem = stem;
    }

    /** The folded form. */
    public String form() {
        return form;
    }

    /** The number of the word as written, {@link Vocabulary#NONE} where no term has it. */
    public int number() {
        return number;
    }

    /** The number of its stem, {@link Vocabulary#NONE} where no term has it. */
    public int stem() {
        return stem;
    }

    /** The key of a word that goes on with this letter; it begins with 0. Short plain words differ in their keys. */
    static long key(long before, char letter) {
        return (before << BITS ^ letter) & ~NOT_PLAIN | before & NOT_PLAIN;
    }

    /** Whether it consists of these letters; most words are known by their key alone. */
    boolean is(char[] others, int count, long keyOfOthers) {
        return key == keyOfOthers
                && length == count
                && (length <= LONGEST_IN_KEY && key >= 0
                        || Arrays.equals(letters, 0, length, others, 0, count));
    }
}
