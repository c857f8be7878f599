package dev.parley.ingest.poll;

import dev.parley.ingest.poll.PollResult.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One poll in a feed's history.
 *
 * @param at when it began
 * @param detail one sentence about it
 * @param entries of the document; absent where none was read
 * @param seen how many of them were known already
 * @param published article revisions
 * @param gapSuspected whether entries may have come and gone since the poll before
 * @param millis how long it took
 */
public record FeedEvent(
        Instant at,
        Outcome outcome,
        String detail,
        @Nullable Integer entries,
        @Nullable Integer seen,
        int published,
        boolean gapSuspected,
        long millis) {}
