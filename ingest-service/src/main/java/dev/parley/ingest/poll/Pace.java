package dev.parley.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often a feed is polled, and what that is derived from.
 *
 * @param pinned the interval that the operator set
 * @param interval between the last poll and the next while all is well
 * @param rate how fast the outlet writes, where its dates tell
 * @param updateInterval how often the feed changes, by its own word
 * @param errors the weights of the failures in a row, added up; 0 while all is well
 * @param entries of the last document
 * @param lastPoll when the last poll began
 */
public record Pace(
        @Nullable Duration pinned,
        Duration interval,
        @Nullable Rate rate,
        @Nullable Duration updateInterval,
        double errors,
        int entries,
        @Nullable Instant lastPoll) {

    public Pace {
        Objects.requireNonNull(interval, "interval");
    }

    /** Of a feed that was never polled. */
    public static Pace unknown(@Nullable Duration pinned) {
        return new Pace(pinned, Duration.ZERO, null, null, 0, 0, null);
    }
}
