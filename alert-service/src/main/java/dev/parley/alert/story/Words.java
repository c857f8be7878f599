package dev.parley.alert.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text as words. Every report is cut up when it is read: a regular expression would take most of that time. */
public final class Words {

    private Words() {}

    /**
     * The words in lower case: letters and decimal digits.
     *
     * @param more characters that belong to words as well
     */
    public static List<String> of(String text, String more) {
        return cut(text.toLowerCase(Locale.ROOT), more);
    }

    /** The words as they are written: letters and decimal digits. */
    static List<String> asWritten(String text) {
        return cut(text, "");
    }

    private static List<String> cut(String text, String more) {
        List<String> words = new ArrayList<>();
        int begin = -1;
        int i = 0;
        while (i < text.length()) {
            int character = text.codePointAt(i);
            boolean inWord = Character.isLetter(character)
                    || Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER
                    || more.indexOf(character) >= 0;
            if (inWord && begin < 0) {
                begin = i;
            } else if (!inWord && begin >= 0) {
                words.add(text.substring(begin, i));
                begin = -1;
            }
            i += Character.charCount(character);
        }
        if (begin >= 0) {
            words.add(text.substring(begin));
        }
        return words;
    }
}
