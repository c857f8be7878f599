package dev.parley.ingest.poll;

import dev.parley.ingest.fetch.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a poll came to.
 *
 * @param detail one sentence for people
 * @param validators for the next conditional request; null keeps those that there are
 * @param bodyHash of the document that has now been worked off completely; null keeps the one that there is
 * @param newestEntry the latest date of an entry of the document
 * @param entries how many entries the document has
 * @param published how many article revisions were published
 * @param retryAfter how long the server asks to be left alone
 */
public record PollResult(
        Outcome outcome,
        String detail,
        @Nullable Validators validators,
        @Nullable String bodyHash,
        @Nullable Instant newestEntry,
        int entries,
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
        /** The feed was read, but not everything new in it could be published; the next poll goes on. */
        UNPUBLISHED;

        public boolean isSuccess() {
            return this == NEWS || this == UNCHANGED;
        }
    }

    public static PollResult of(Outcome outcome, String detail) {
        return new PollResult(outcome, detail, null, null, null, 0, 0, null);
    }

    public static PollResult unchanged(String detail, Validators validators) {
        return new PollResult(Outcome.UNCHANGED, detail, validators, null, null, 0, 0, null);
    }

    public static PollResult failed(String detail, @Nullable Duration retryAfter) {
        return new PollResult(Outcome.FAILED, detail, null, null, null, 0, 0, retryAfter);
    }

    public static PollResult unpublished(String detail, int entries, int published) {
        return new PollResult(Outcome.UNPUBLISHED, detail, null, null, null, entries, published, null);
    }
}
