package dev.parley.alert.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A program that may come in until a day.
 *
 * @param name what it is for
 * @param createdBy the name of an account
 * @param used when it last was, to the minute
 */
public record ApiToken(
        String id,
        String name,
        Role role,
        String createdBy,
        Instant created,
        Instant ends,
        @Nullable Instant used) {

    /** A token that is forgotten somewhere ends by itself. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /** So that a token that got into a text is recognised as one. */
    public static final String PREFIX = "parley_";

    public boolean isOver(Instant now) {
        return !now.isBefore(ends);
    }

    /** Whoever comes with it. The space keeps it apart from the names of accounts. */
    public Visitor visitor() {
        return new Visitor("token " + name, role, true);
    }
}
