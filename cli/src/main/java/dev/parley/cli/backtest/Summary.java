package dev.parley.cli.backtest;

import dev.parley.alert.routing.Match;
import dev.parley.cli.backtest.Comparison.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A backtest in numbers; the names are part of the command's contract.
 *
 * @param verdicts how many were on the topic
 * @param begins the time of the earliest; what was before it is not known
 * @param present how many notices by the present rules
 * @param same how many of them are alike by the others, their receivers included
 */
record Summary(
        Instant from,
        Instant to,
        int verdicts,
        @Nullable Instant begins,
        int present,
        int other,
        Map<String, Integer> presentPriorities,
        Map<String, Integer> otherPriorities,
        int same,
        int gained,
        int lost,
        int changed,
        int rerouted) {

    static Summary of(
            Instant from,
            Instant to,
            VerdictTopic.Verdicts verdicts,
            Course present,
            Course other,
            Comparison comparison) {
        return new Summary(
                from,
                to,
                verdicts.count(),
                verdicts.begins(),
                present.told().size(),
                other.told().size(),
                priorities(present),
                priorities(other),
                comparison.same(),
                count(comparison, Kind.GAINED),
                count(comparison, Kind.LOST),
                count(comparison, Kind.CHANGED),
                count(comparison, Kind.REROUTED));
    }

    private static Map<String, Integer> priorities(Course course) {
        Map<String, Integer> counts = new TreeMap<>();
        course.told().forEach(told -> counts.merge(Match.priority(told.notice()).name(), 1, Integer::sum));
        return counts;
    }

    private static int count(Comparison comparison, Kind kind) {
        return (int) comparison.differences().stream()
                .filter(difference -> difference.kind() == kind)
                .count();
    }
}
