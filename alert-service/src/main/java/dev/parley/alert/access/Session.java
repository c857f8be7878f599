package dev.parley.alert.access;

import java.time.Duration;
import java.time.Instant;

/**
 * A browser that somebody is signed in with.
 *
 * @param seen when it last asked for something, to the minute
 */
public record Session(String account, Role role, Instant opened, Instant seen) {

    /** An open page asks for news more often; this one is closed, or its machine asleep. */
    public static final Duration IDLE = Duration.ofHours(2);

    /** Then the password is asked for again, used or not. */
    public static final Duration LENGTH = Duration.ofHours(24);

    public boolean isOver(Instant now) {
        return !now.isBefore(seen.plus(IDLE)) || !now.isBefore(opened.plus(LENGTH));
    }

    public Visitor visitor() {
        return new Visitor(account, role, true);
    }
}
