package dev.parley.classify.text;

import java.util.Arrays;

/** A word of a text, as the {@link Vocabulary} of its language knows it. */
public final class Word {

    /** Bit of the keys of words with letters beyond ASCII. */
    static final long NOT_PLAIN = 1L << 63;

    private static final int OLDEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2099;
    private static final int BITS = 7;
    private static final int LONGEST_IN_KEY = 63 / BITS;

    private final long key;
    private final int length;
    private final String form;
    private final char[] letters;
    private final int number;
    private final int stem;
    private final int year;

    Word(String form, long key, int number, int stem) {
        this.key = key;
        this.length = form.length();
        this.form = form;
        this.letters = form.toCharArray();
        this.number = number;
        this.stem = stem;
        this.year = yearOf(form);
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

    /** The year from {@value #OLDEST_YEAR} to {@value #LATEST_YEAR} that it names; 0 when it names none. */
    public int year() {
        return year;
    }

    private static int yearOf(String form) {
        if (form.length() != 4 || form.charAt(0) != '1' && form.charAt(0) != '2') {
            return 0;
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = form.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            value = value * 10 + digit;
        }
        return value >= OLDEST_YEAR && value <= LATEST_YEAR ? value : 0;
    }

    /** The key of a word that goes on with this letter; it begins with 0. Short plain words differ in their keys. */
    static long key(long before, char letter) {
        return (before << BITS ^ letter) & ~NOT_PLAIN | before & NOT_PLAIN;
    }

    /** Whether it consists of these letters; most words are known by their key alone. */
    boolean is(char[] others, int count, long keyOfOthers) {
        return key == keyOfOthers
                && length == count
                && (length <= LONGEST_IN_KEY && key >= 0 || Arrays.equals(letters, 0, length, others, 0, count));
    }
}
