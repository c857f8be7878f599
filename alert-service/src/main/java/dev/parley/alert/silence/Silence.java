package dev.parley.alert.silence;

import dev.parley.alert.routing.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Notices that match are delivered to nobody in this time. They are raised, published and shown all the same.
 *
 * @param ends when it is over, or was ended
 */
public record Silence(String id, Match match, String author, String reason, Instant starts, Instant ends) {

    private static final Duration LONGEST = Duration.ofDays(31);

    /**
     * A silence that somebody wants, from now on.
     *
     * @param ends at most 31 days from now
     * @throws IllegalArgumentException when it would mute everything, or never end, or be over
     */
    public static Silence from(Instant now, Instant ends, Match match, String author, String reason) {
        if (match.equals(Match.EVERYTHING)) {
            throw new IllegalArgumentException("'match' must name something; what matches everything would mute all");
        }
        if (!ends.isAfter(now) || ends.isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException("'ends' must be a time within the next 31 days");
        }
        return new Silence(UUID.randomUUID().toString(), match, author, reason, now, ends);
    }

    public boolean isActive(Instant time) {
        return !time.isBefore(starts) && time.isBefore(ends);
    }
}
