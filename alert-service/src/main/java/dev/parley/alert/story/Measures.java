package dev.parley.alert.story;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lengths, and how many points a paper has: by such numbers what is agreed is told from other things. */
final class Measures {

    /** Beginnings of words for the points of a paper, behind their number. */
    private static final List<String> POINTS = List.of("point", "пункт");

    /** "Two months" and "60 days" are no two lengths. */
    private static final double SAME_LENGTH = 0.1;

    private static final String LENGTH = "P";

    private Measures() {}

    /** Those that a report states, each as a line of text. */
    static Set<String> of(Report report) {
        Set<String> measures = new HashSet<>();
        for (StatedEnd.End end : report.ends(report.eventTime(), report.eventTime())) {
            if (!end.isDate()) {
                measures.add(Duration.between(report.eventTime(), end.at()).toString());
            }
        }
        for (String sentence : report.sentences()) {
            List<String> words = Words.of(sentence, "");
            for (int i = 1; i < words.size(); i++) {
                boolean points = POINTS.stream().anyMatch(words.get(i)::startsWith);
                if (points && Character.isDigit(words.get(i - 1).charAt(0))) {
                    measures.add(words.get(i - 1) + " points");
                }
            }
        }
        return measures;
    }

    /** Whether both have one. */
    static boolean areShared(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(other -> areSame(one, other)));
    }

    private static boolean areSame(String one, String other) {
        if (!one.startsWith(LENGTH) || !other.startsWith(LENGTH)) {
            return one.equals(other);
        }
        double length = Duration.parse(one).toSeconds();
        return Math.abs(length - Duration.parse(other).toSeconds()) <= SAME_LENGTH * length;
    }
}
