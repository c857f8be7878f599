package dev.parley.ingest.fetch;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What came of reading an address. */
public sealed interface FetchResult {

    /**
     * It was read.
     *
     * @param address where it was found in the end, after redirects
     * @param body decompressed
     * @param contentType the header as received
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared: a copy of 15 MB would buy nothing
    record Fetched(URI address, byte[] body, @Nullable String contentType, Validators validators)
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
    record NotModified(Validators validators) implements FetchResult {}

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
        NAME(true),
        /** No connection, or it broke. */
        CONNECTION(true),
        TLS(false),
        TIMEOUT(true),
        /** The server cannot answer now: HTTP 429 or 5xx. */
        BUSY(true),
        /** Another HTTP status than 200, 304 or 410. */
        STATUS(false),
        TOO_LARGE(false),
        /** The answer is not HTTP as it should be: too many redirects, broken compression and the like. */
        PROTOCOL(false);

        private final boolean temporary;

        Failure(boolean temporary) {
            this.temporary = temporary;
        }

        /** Whether it may well be different in a minute. */
        public boolean isTemporary() {
            return temporary;
        }
    }
}
