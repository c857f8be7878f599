package dev.parley.ingest.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.ingest.poll.FeedEvent;
import dev.parley.ingest.poll.FeedStatus;
import dev.parley.ingest.poll.FeedStatus.State;
import dev.parley.ingest.poll.PollResult.Outcome;
import dev.parley.ingest.push.FeedHub;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as operators see it.
 *
 * @param url as listed
 * @param address where it is read; another one after a permanent redirect
 * @param reason why it is in its state, in a sentence
 * @param intervalSeconds between two polls while all is well
 * @param pinned whether the interval was set by the operator
 * @param outcome of the last poll
 * @param detail one sentence about it
 * @param failures polls that failed in a row
 * @param gaps how often entries may have been missed
 * @param baselineComplete whether its first poll has been worked off, so that what is found now is news
 * @param hub that it names; absent when it names none, or hubs are not used
 */
public record FeedView(
        long id,
        String url,
        String address,
        String outletId,
        State state,
        String reason,
        double intervalSeconds,
        boolean pinned,
        @Nullable Instant lastPoll,
        @Nullable Instant lastSuccess,
        Instant nextPoll,
        @Nullable Instant newestEntry,
        @Nullable Outcome outcome,
        @Nullable String detail,
        int failures,
        int gaps,
        @Nullable Instant lastGap,
        boolean baselineComplete,
        @Nullable FeedHub hub) {

    /** A feed with its last polls. */
    public record WithHistory(@JsonUnwrapped FeedView feed, List<FeedEvent> history) {}

    static FeedView of(FeedStatus status, @Nullable FeedHub hub) {
        return new FeedView(
                status.id(),
                status.url(),
                status.address(),
                status.outletId(),
                status.state(),
                status.reason(),
                status.pace().interval().toMillis() / 1000.0,
                status.pace().pinned() != null,
                status.pace().lastPoll(),
                status.lastSuccess(),
                status.nextPoll(),
                status.newestEntry(),
                status.outcome(),
                status.detail(),
                status.failures(),
                status.gaps(),
                status.lastGap(),
                status.baselineComplete(),
                hub);
    }
}
