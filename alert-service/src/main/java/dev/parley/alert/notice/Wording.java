package dev.parley.alert.notice;

import java.text.Normalizer;
import java.util.Locale;

/** The words of a sentence: equal for sentences that differ in case, spaces, quotation marks and punctuation only. */
record Wording(String words) {

    static Wording of(String sentence) {
        StringBuilder words = new StringBuilder(sentence.length());
        Normalizer.normalize(sentence, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .map(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK ? c : ' ')
                .filter(c -> c != ' ' || (words.length() > 0 && words.charAt(words.length() - 1) != ' '))
                .forEach(words::appendCodePoint);
        return new Wording(words.toString().strip());
    }
}
