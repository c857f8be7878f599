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
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int begin = -1;
        int i = 0;
        while (i < lower.length()) {
            int character = lower.codePointAt(i);
            boolean inWord = Character.isLetter(character)
                    || Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER
                    || more.indexOf(character) >= 0;
            if (inWord && begin < 0) {
                begin = i;
            } else if (!inWord && begin >= 0) {
                words.add(lower.substring(begin, i));
                begin = -1;
            }
            i += Character.charCount(character);
        }
        if (begin >= 0) {
            words.add(lower.substring(begin));
        }
        return words;
    }
}
