package dev.parley.ingest.revision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When an article that was flagged is read again: often at first, since that is when outlets correct themselves. */
public final class RereadRhythm {

    private static final List<Duration> AFTER = List.of(
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(60),
            Duration.ofHours(6),
            Duration.ofHours(24));

    private RereadRhythm() {}

    /**
     * The next time after now; nothing when an article flagged so long ago is left alone.
     *
     * @param flagged when it was flagged first
     */
    public static Optional<Instant> next(Instant flagged, Instant now) {
        return AFTER.stream()
                .map(flagged::plus)
                .filter(time -> time.isAfter(now))
                .findFirst();
    }
}
