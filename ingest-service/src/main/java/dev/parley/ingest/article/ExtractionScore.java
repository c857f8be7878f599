package dev.parley.ingest.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well the texts that were found on pages agree with those that people have marked there, by their runs of four
 * words. Precision and recall are averages over the pages, so that a long page counts as much as a short one. Not
 * thread-safe.
 */
public final class ExtractionScore {

    private static final int WORDS = 4;

    private double precision;
    private double recall;
    private int pages;

    /**
     * The agreement on one page.
     *
     * @param precision how much of what was found was wanted, 0 to 1
     * @param recall how much of what was wanted was found, 0 to 1
     */
    public record OfPage(double precision, double recall) {

        /** The harmonic mean of both. */
        public double f1() {
            return mean(precision, recall);
        }
    }

    /**
     * Adds a page.
     *
     * @param wanted the text that people have marked
     * @param found the text that was found
     */
    public OfPage add(String wanted, String found) {
        Map<String, Integer> marked = runs(wanted);
        Map<String, Integer> read = runs(found);
        double common = marked.entrySet().stream()
                .mapToInt(run -> Math.min(run.getValue(), read.getOrDefault(run.getKey(), 0)))
                .sum();
        OfPage page =
                new OfPage(read.isEmpty() ? 0 : common / size(read), marked.isEmpty() ? 1 : common / size(marked));
        precision += page.precision();
        recall += page.recall();
        pages++;
        return page;
    }

    public int pages() {
        return pages;
    }

    /** 0 to 1. */
    public double precision() {
        return pages == 0 ? 0 : precision / pages;
    }

    /** 0 to 1. */
    public double recall() {
        return pages == 0 ? 0 : recall / pages;
    }

    /** The harmonic mean of the average precision and the average recall. */
    public double f1() {
        return mean(precision(), recall());
    }

    private static double mean(double one, double other) {
        return one + other == 0 ? 0 : 2 * one * other / (one + other);
    }

    /** How often each run of four words occurs. */
    private static Map<String, Integer> runs(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (char c : (text.toLowerCase(Locale.ROOT) + " ").toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        Map<String, Integer> runs = new HashMap<>();
        for (int i = 0; i + WORDS <= words.size(); i++) {
            runs.merge(String.join(" ", words.subList(i, i + WORDS)), 1, Integer::sum);
        }
        return runs;
    }

    private static int size(Map<String, Integer> runs) {
        return runs.values().stream().mapToInt(Integer::intValue).sum();
    }
}
