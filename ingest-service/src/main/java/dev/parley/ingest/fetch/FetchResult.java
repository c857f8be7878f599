package dev.parley.ingest.fetch;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading an address. */
public sealed interface FetchResult {

    /**
     * It was read.
     *
     * @param address where it was found in the end, after redirects
     * @param body decompressed
     * @param contentType the header as received
     * @param links the {@code Link} headers as received
     * @param terms for asking again
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared: a copy of 15 MB would buy nothing
    record Fetched(URI address, byte[] body, @Nullable String contentType, List<String> links, Terms terms)
            implements FetchResult {

        /** Equal for equal bodies; 32 hexadecimal digits. */
        public String bodyHash() {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    /** The server says it is still what the validators stand for. */
    record NotModified(Terms terms) implements FetchResult {}

    /** The server says it is gone for good (410). */
    record Gone() implements FetchResult {}

    /** We do not go there: the address, or one it redirects to, is not allowed. */
    record Refused(String reason) implements FetchResult {}

    /**
     * It could not be read this time.
     *
     * @param reason one sentence for people
     * @param retryAfter how long the server asks to be left alone
     */
    record Failed(Failure failure, String reason, @Nullable Duration retryAfter) implements FetchResult {}

    /** What went wrong. */
    enum Failure {
        /** The name could not be resolved. */
        NAME(true, Weight.TEMPORARY),
        /** No connection, or it broke. */
        CONNECTION(true, Weight.TEMPORARY),
        TLS(false, Weight.HARD),
        TIMEOUT(true, Weight.TEMPORARY),
        /** The server cannot answer now: HTTP 429 or 5xx. */
        BUSY(true, Weight.SOFT),
        /** The host asked to be left alone, so it was not asked. */
        RESTING(true, Weight.TEMPORARY),
        /** Nothing is there: HTTP 404. */
        MISSING(false, Weight.SOFT),
        /** Another HTTP status than 200, 304, 404 or 410. */
        STATUS(false, Weight.HARD),
        TOO_LARGE(false, Weight.HARD),
        /** The answer is not HTTP as it should be: too many redirects, broken compression and the like. */
        PROTOCOL(false, Weight.HARD);

        private final boolean temporary;
        private final Weight weight;

        Failure(boolean temporary, Weight weight) {
            this.temporary = temporary;
            this.weight = weight;
        }

        /** Whether it may well be different in a minute. */
        public boolean isTemporary() {
            return temporary;
        }

        /** How much it counts against the address. */
        public Weight weight() {
            return weight;
        }
    }

    /** How much a failure says about the address itself, rather than about the moment. */
    enum Weight {
        TEMPORARY(0.25),
        SOFT(0.5),
        HARD(1);

        private final double value;

        Weight(double value) {
            this.value = value;
        }

        /** 0 to 1. */
        public double value() {
            return value;
        }
    }
}
