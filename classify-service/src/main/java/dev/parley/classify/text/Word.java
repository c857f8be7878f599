package dev.parley.classify.text;

/** A word of a text, as the {@link Vocabulary} of its language knows it. */
public final class Word {

    private final String form;
    private final char[] letters;
    private final int hash;
    private final int number;
    private final int stem;

    Word(String form, int hash, int number, int stem) {
        this.form = form;
        this.letters = form.toCharArray();
        this.hash = hash;
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

    boolean is(char[] others, int length, int hashOfOthers) {
        if (hash != hashOfOthers || letters.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (letters[i] != others[i]) {
                return false;
            }
        }
        return true;
    }
}
