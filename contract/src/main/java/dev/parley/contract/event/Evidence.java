package dev.parley.contract.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * The exact sentence behind a decision.
 *
 * <p>Offsets count Unicode code points, as the text position selector of the W3C Web Annotation Data Model does:
 * {@code quote} is what stands in the field from {@code start} (inclusive) to {@code end} (exclusive).
 */
public record Evidence(Field field, int start, int end, String quote) {

    /** The part of the article that the offsets refer to. */
    public enum Field {
        @JsonProperty("title")
        TITLE,
        @JsonProperty("text")
        TEXT
    }

    public Evidence {
        Objects.requireNonNull(field, "evidence.field");
        Objects.requireNonNull(quote, "evidence.quote");
        if (start < 0 || end < start || quote.codePointCount(0, quote.length()) != end - start) {
            throw new IllegalArgumentException("evidence offsets " + start + " to " + end + " do not fit the quote");
        }
    }
}
