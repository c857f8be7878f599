package dev.parley.alert.notice;

import dev.parley.alert.story.Report;
import dev.parley.contract.event.VerdictEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;

/**
 * How long after something happened a report of it still counts. Every report makes what follows on it be judged anew:
 * without an end to that, one feed of old articles would have the ledger read a war from its beginning again and again.
 *
 * @param length from one to 30 days: so long the topic keeps verdicts, and those that it gives again must count again
 */
public record LateWindow(Duration length) {

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** The window where nothing else is said. */
    public static final LateWindow STANDARD = new LateWindow(LONGEST);

    public LateWindow {
        Objects.requireNonNull(length, "length");
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    length + " is no window for late reports, which is from " + SHORTEST + " to " + LONGEST);
        }
    }

    /** What lies before it is not changed by the verdict any more; the same whenever the verdict comes again. */
    public Instant begin(VerdictEvent verdict) {
        return verdict.classified().minus(length);
    }

    /** Whether one of the reports lies too far back to be entered or changed by the verdict. */
    boolean misses(VerdictEvent verdict, Collection<Report> reports) {
        Instant begin = begin(verdict);
        return reports.stream().anyMatch(report -> report.eventTime().isBefore(begin));
    }
}
