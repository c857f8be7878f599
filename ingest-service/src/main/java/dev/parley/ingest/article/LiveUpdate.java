package dev.parley.ingest.article;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One update of a live blog.
 *
 * @param anchor of the update within the page; the same as long as it stands there
 * @param text plain text; never blank
 */
public record LiveUpdate(
        String anchor,
        @Nullable String title,
        String text,
        @Nullable String byline,
        @Nullable Instant published,
        @Nullable Instant updated) {

    public LiveUpdate {
        Objects.requireNonNull(anchor, "anchor");
        if (text.isBlank()) {
            throw new IllegalArgumentException("the update " + anchor + " is blank");
        }
    }
}
