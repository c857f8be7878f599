package dev.parley.ingest.revision;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells corrections of the pen from changes of the matter. In doubt it is a change: a word is taken for a corrected slip
 * only when one letter in its inside is another, is missing, or has changed places, so that neither a number, a name, a
 * negation nor a tense ever counts as one.
 */
final class Typos {

    private static final int SHORTEST_WORD = 5;

    /** More corrected words than this, and somebody rewrote the text. */
    private static final int LIMIT = 5;

    private Typos() {}

    /** Whether two texts differ in slips of the pen only, white space and punctuation included. */
    static boolean only(String before, String after) {
        List<String> old = words(before);
        List<String> current = words(after);
        if (old.size() != current.size()) {
            return false;
        }
        int corrected = 0;
        for (int i = 0; i < old.size(); i++) {
            if (!old.get(i).equals(current.get(i))) {
                corrected++;
                if (corrected > LIMIT || !isSlip(old.get(i), current.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The words; of the signs between them only those that carry meaning: a question is no statement. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ' ' : text.charAt(i);
            boolean isInner = Character.isLetterOrDigit(c) || isInner(text, i);
            if (isInner && start < 0) {
                start = i;
            } else if (!isInner && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
            if (c == '?' || c == '%' || c == '"' || c == '“' || c == '«') {
                words.add(String.valueOf(c));
            }
        }
        return words;
    }

    /** A point or a hyphen between two letters or digits belongs to the word: 1.5, cease-fire. */
    private static boolean isInner(String text, int i) {
        return i > 0
                && i < text.length() - 1
                && ".,-'’".indexOf(text.charAt(i)) >= 0
                && Character.isLetterOrDigit(text.charAt(i - 1))
                && Character.isLetterOrDigit(text.charAt(i + 1));
    }

    private static boolean isSlip(String before, String after) {
        int longer = Math.max(before.length(), after.length());
        int shorter = Math.min(before.length(), after.length());
        return shorter >= SHORTEST_WORD
                && longer - shorter <= 1
                && isLowerCase(before)
                && isLowerCase(after)
                && before.charAt(0) == after.charAt(0)
                && before.charAt(before.length() - 1) == after.charAt(after.length() - 1)
                && isOneStep(before, after);
    }

    private static boolean isLowerCase(String word) {
        return word.chars().allMatch(Character::isLowerCase);
    }

    /** Whether one letter was replaced, added or left out, or two neighbours have changed places. */
    private static boolean isOneStep(String before, String after) {
        int start = 0;
        int shorter = Math.min(before.length(), after.length());
        while (start < shorter && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        String was = before.substring(start, before.length() - end);
        String is = after.substring(start, after.length() - end);
        boolean isSwap =
                was.length() == 2 && is.length() == 2 && was.charAt(0) == is.charAt(1) && was.charAt(1) == is.charAt(0);
        return isSwap || (was.length() <= 1 && is.length() <= 1);
    }
}
