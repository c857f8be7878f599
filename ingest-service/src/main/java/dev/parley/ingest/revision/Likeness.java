package dev.parley.ingest.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How much two texts have in common. */
final class Likeness {

    private static final int WORDS = 4;

    private Likeness() {}

    /** The share of all runs of four words that both have, 0 to 1. */
    static double of(String one, String other) {
        return share(shingles(words(one)), shingles(words(other)));
    }

    /** The share of all words that both have, 0 to 1. */
    static double ofWords(String one, String other) {
        return share(new HashSet<>(words(one)), new HashSet<>(words(other)));
    }

    private static double share(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return all.isEmpty() ? 0 : (double) common.size() / all.size();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean isPart = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (isPart && start < 0) {
                start = i;
            } else if (!isPart && start >= 0) {
                words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
        }
        return words;
    }

    private static Set<String> shingles(List<String> words) {
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + WORDS <= words.size(); i++) {
            shingles.add(String.join(" ", words.subList(i, i + WORDS)));
        }
        return shingles;
    }
}
