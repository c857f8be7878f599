package dev.parley.alert.story;

import dev.parley.contract.event.TextSketch;
import java.util.Arrays;
import java.util.Locale;

/** Whether two articles carry the same text, cut or slightly edited. */
final class Copies {

    /** So much of the shorter text in the longer one is no chance; common quotations alone reach about 0.3. */
    private static final double COPY = 0.5;

    private static final int WORDS_OF_NO_CHANCE = 8;

    private Copies() {}

    static boolean areCopies(Report one, Report other) {
        TextSketch sketch = one.sketch();
        TextSketch otherSketch = other.sketch();
        if (sketch != null && otherSketch != null) {
            return sketch.isContained(otherSketch, COPY);
        }
        String[] words = words(one.quote());
        return words.length >= WORDS_OF_NO_CHANCE && Arrays.equals(words, words(other.quote()));
    }

    private static String[] words(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip()
                .split(" ");
    }
}
