package dev.parley.ingest.poll;

import dev.parley.ingest.feed.FeedProblem;
import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Weight;
import dev.parley.ingest.fetch.Terms;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a poll came to.
 *
 * @param detail one sentence for people
 * @param weight how much a failure counts against the feed; null where it is none of the feed's
 * @param terms of the server for the next poll; null where it did not get that far
 * @param contents of the document; null where none was read
 * @param bodyHash of the document that has now been worked off completely; null keeps the one that there is
 * @param published how many article revisions were published
 * @param retryAfter how long the server asks to be left alone
 */
public record PollResult(
        Outcome outcome,
        String detail,
        @Nullable Weight weight,
        @Nullable Terms terms,
        @Nullable Contents contents,
        @Nullable String bodyHash,
        int published,
        @Nullable Duration retryAfter) {

    public PollResult {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(detail, "detail");
    }

    /** The kinds of outcome; their names are the values of the metric. */
    public enum Outcome {
        /** There was something new, and all of it has been published. */
        NEWS,
        /** Nothing new. */
        UNCHANGED,
        /** The address could not be read. */
        FAILED,
        /** The address leads to where we must not go. */
        REFUSED,
        /** The outlet says that the feed is gone for good. */
        GONE,
        /** Something was read, but it is no feed. */
        NOT_A_FEED,
        /** Something was read, but to find out what is in it took too long. */
        TOO_SLOW,
        /** The feed was read, but has more new entries than one poll works off; the next poll goes on. */
        UNFINISHED,
        /** The feed was read, but not everything new in it could be published; the next poll goes on. */
        UNPUBLISHED;

        /** Whether everything in the feed has been worked off. */
        public boolean isSuccess() {
            return this == NEWS || this == UNCHANGED;
        }

        /** Whether something is wrong that people should know. */
        public boolean isFailure() {
            return !isSuccess() && this != UNFINISHED;
        }
    }

    /** All of the document has been worked off. */
    public static PollResult workedOff(Terms terms, Contents contents, String bodyHash, int published) {
        return new PollResult(
                published > 0 ? Outcome.NEWS : Outcome.UNCHANGED,
                contents.entries() + " entries, " + (contents.entries() - contents.seen()) + " of them new, "
                        + published + " articles published",
                null,
                terms,
                contents,
                bodyHash,
                published,
                null);
    }

    /** The same, with something to add for people. */
    public PollResult remarking(String remark) {
        return new PollResult(
                outcome, detail + "; " + remark, weight, terms, contents, bodyHash, published, retryAfter);
    }

    public static PollResult unchanged(String detail, Terms terms) {
        return new PollResult(Outcome.UNCHANGED, detail, null, terms, null, null, 0, null);
    }

    public static PollResult failed(Failed failed) {
        return new PollResult(
                Outcome.FAILED, failed.reason(), failed.failure().weight(), null, null, null, 0, failed.retryAfter());
    }

    public static PollResult refused(String detail) {
        return new PollResult(Outcome.REFUSED, detail, Weight.HARD, null, null, null, 0, null);
    }

    /**
     * @param why what was fetched cannot be read as a feed
     */
    public static PollResult unreadable(FeedProblem why) {
        boolean isSlow = why.kind() == FeedProblem.Kind.TOO_SLOW;
        return new PollResult(
                isSlow ? Outcome.TOO_SLOW : Outcome.NOT_A_FEED, why.detail(), Weight.HARD, null, null, null, 0, null);
    }

    public static PollResult gone() {
        return new PollResult(
                Outcome.GONE, "the outlet says that the feed is gone for good (410)", null, null, null, null, 0, null);
    }

    public static PollResult unpublished(String detail, int published) {
        return new PollResult(Outcome.UNPUBLISHED, detail, null, null, null, null, published, null);
    }

    public static PollResult unfinished(int left, int published) {
        String detail = published + " articles published, " + left + " entries are left to the next poll";
        return new PollResult(Outcome.UNFINISHED, detail, null, null, null, null, published, null);
    }
}
