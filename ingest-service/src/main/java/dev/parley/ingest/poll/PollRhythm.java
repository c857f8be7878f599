package dev.parley.ingest.poll;

import dev.parley.ingest.poll.PollResult.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** When a feed is polled again: at its interval, later when it fails, and never all feeds at the same moment. */
public final class PollRhythm {

    private static final double JITTER = 0.1;
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(30);
    private static final Duration PARKED = Duration.ofHours(24);

    private final Duration interval;
    private final RandomGenerator random;

    /**
     * @param interval between two polls of a feed that is well
     */
    public PollRhythm(Duration interval, RandomGenerator random) {
        this.interval = interval;
        this.random = random;
    }

    /** The time of the poll after the one that just ended with this result. */
    public Instant next(DueFeed feed, PollResult result, Instant now) {
        Duration wait = jittered(wait(feed, result));
        Duration asked = result.retryAfter();
        return now.plus(asked != null && asked.compareTo(wait) > 0 ? asked : wait);
    }

    private Duration wait(DueFeed feed, PollResult result) {
        if (result.outcome() == Outcome.GONE) {
            return PARKED;
        }
        // that our own broker was away is no reason to leave the outlet alone
        if (result.outcome().isSuccess() || result.outcome() == Outcome.UNPUBLISHED) {
            return interval;
        }
        Duration backOff = interval.multipliedBy(2L + feed.failures());
        Duration longest = interval.compareTo(LONGEST_BACK_OFF) > 0 ? interval : LONGEST_BACK_OFF;
        return backOff.compareTo(longest) > 0 ? longest : backOff;
    }

    private Duration jittered(Duration wait) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis((long) (wait.toMillis() * factor));
    }
}
