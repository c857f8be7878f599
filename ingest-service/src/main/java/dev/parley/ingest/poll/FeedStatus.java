package dev.parley.ingest.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed is doing, for the people who run the service.
 *
 * @param lastSuccess when it was last read and worked off
 * @param newestEntry the latest date of an entry
 * @param outcome of the last poll; absent before the first
 * @param detail one sentence about the last poll
 * @param failures polls that failed in a row
 */
public record FeedStatus(
        String url,
        String outletId,
        @Nullable Instant lastPoll,
        @Nullable Instant lastSuccess,
        @Nullable Instant newestEntry,
        @Nullable String outcome,
        @Nullable String detail,
        int failures,
        boolean baselineComplete,
        Instant nextPoll) {}
