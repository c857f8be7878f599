package dev.parley.ingest.poll;

import java.time.Duration;
import java.time.Instant;

/**
 * A poll that has ended, and what follows from it.
 *
 * @param next when the feed is polled again
 * @param pace after it
 * @param address where the next poll reads
 * @param gapSuspected whether entries may have come and gone between the last poll and this one
 */
public record FinishedPoll(
        PollResult result,
        Instant started,
        Instant ended,
        Instant next,
        Pace pace,
        FeedAddress address,
        boolean gapSuspected) {

    public Duration duration() {
        return Duration.between(started, ended);
    }
}
