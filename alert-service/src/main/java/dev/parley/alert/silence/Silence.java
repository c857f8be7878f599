package dev.parley.alert.silence;

import dev.parley.alert.routing.Match;
import java.time.Instant;

/**
 * Notices that match are delivered to nobody in this time. They are raised, published and shown all the same.
 *
 * @param ends when it is over, or was ended
 */
public record Silence(String id, Match match, String author, String reason, Instant starts, Instant ends) {

    public boolean isActive(Instant time) {
        return !time.isBefore(starts) && time.isBefore(ends);
    }
}
