package dev.parley.ingest.revision;

import dev.parley.contract.event.TextChange;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What changed between two texts, in whole sentences. */
final class Sentences {

    /** A change must never make a record too large for its topic. */
    private static final int COUNT_LIMIT = 50;

    private static final int LENGTH_LIMIT = 1_000;

    private Sentences() {}

    /** The sentences that only one of the texts has. One that has merely moved is no change. */
    static TextChange change(String before, String after) {
        List<String> old = of(before);
        List<String> current = of(after);
        return new TextChange(without(old, current), without(current, old));
    }

    private static List<String> without(List<String> sentences, List<String> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(other -> left.merge(other, 1, Integer::sum));
        List<String> rest = new ArrayList<>();
        for (String sentence : sentences) {
            if (left.merge(sentence, -1, Integer::sum) < 0 && rest.size() < COUNT_LIMIT) {
                rest.add(bounded(sentence));
            }
        }
        return rest;
    }

    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            BreakIterator ends = BreakIterator.getSentenceInstance(Locale.ROOT);
            ends.setText(paragraph);
            int start = ends.first();
            for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
                String sentence = paragraph.substring(start, end).strip();
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
                start = end;
            }
        }
        return sentences;
    }

    private static String bounded(String sentence) {
        if (sentence.length() <= LENGTH_LIMIT) {
            return sentence;
        }
        int end = LENGTH_LIMIT - 1;
        return sentence.substring(0, Character.isHighSurrogate(sentence.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
