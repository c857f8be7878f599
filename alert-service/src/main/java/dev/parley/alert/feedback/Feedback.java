package dev.parley.alert.feedback;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of a notice; the latest word of each counts.
 *
 * @param note in their own words; absent when they said no more
 */
public record Feedback(
        String noticeId,
        String author,
        Opinion opinion,
        @Nullable String note,
        Instant at) {}
