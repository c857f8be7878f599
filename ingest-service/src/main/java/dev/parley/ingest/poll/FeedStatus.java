package dev.parley.ingest.poll;

import dev.parley.ingest.poll.PollResult.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a feed is doing, for the people who run the service.
 *
 * @param id names the feed to them
 * @param url as listed
 * @param address where it is read
 * @param paused by an operator
 * @param lastSuccess when it was last read and worked off
 * @param newestEntry the latest date of an entry
 * @param outcome of the last poll; absent before the first
 * @param detail one sentence about the last poll
 * @param failures polls that failed in a row
 * @param gaps how often entries may have been missed
 * @param lastGap when that was last suspected
 */
public record FeedStatus(
        long id,
        String url,
        String address,
        String outletId,
        boolean paused,
        Pace pace,
        @Nullable Instant lastSuccess,
        @Nullable Instant newestEntry,
        @Nullable Outcome outcome,
        @Nullable String detail,
        int failures,
        int gaps,
        @Nullable Instant lastGap,
        boolean baselineComplete,
        Instant nextPoll) {

    /** What a feed is in. */
    public enum State {
        /** It was never polled. */
        NEW,
        HEALTHY,
        /** The last poll failed; it is polled again, later with each failure. */
        FAILING,
        /** The outlet says that it is gone for good; it is polled once a day. */
        PARKED,
        /** An operator paused it; it is not polled. */
        PAUSED
    }

    public State state() {
        if (paused) {
            return State.PAUSED;
        }
        if (outcome == null) {
            return State.NEW;
        }
        if (outcome == Outcome.GONE) {
            return State.PARKED;
        }
        return outcome.isFailure() ? State.FAILING : State.HEALTHY;
    }

    /** Why it is in its state, in a sentence. */
    public String reason() {
        return switch (state()) {
            case PAUSED -> "paused by an operator" + (detail == null ? "" : "; the last poll said: " + detail);
            case NEW -> "waits for its first poll";
            case HEALTHY ->
                "polled every " + inWords(pace.interval()) + (pace.pinned() == null ? "" : ", as pinned")
                        + "; the last poll said: " + detail;
            case PARKED -> detail + "; asked again once a day";
            case FAILING ->
                (failures == 1 ? "the last poll" : "the last " + failures + " polls") + " failed: " + detail
                        + "; asked again at " + nextPoll.truncatedTo(ChronoUnit.SECONDS);
        };
    }

    private static String inWords(Duration duration) {
        if (duration.toSeconds() < 120) {
            return String.format(Locale.ROOT, "%.0f s", duration.toMillis() / 1000.0);
        }
        return duration.toMinutes() < 120 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }
}
