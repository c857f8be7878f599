package dev.parley.alert.ledger;

import dev.parley.alert.story.Development;
import dev.parley.alert.story.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What reports before a time come to, so that they need not be read again as long as none is added to them or taken out.
 *
 * @param at every article that takes its place before it is in
 * @param standing of the agreement before the recent developments
 * @param recent the developments that later articles may still belong to, by time
 */
public record Checkpoint(Subject subject, Instant at, Standing standing, List<Development> recent) {

    /** Goes up when the same reports make other developments than before, so that nothing is carried over from then. */
    public static final int FORM = 4;

    public Checkpoint {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(standing, "standing");
        recent = List.copyOf(recent);
    }

    static Checkpoint none(Subject subject) {
        return new Checkpoint(subject, Instant.MIN, Standing.UNKNOWN, List.of());
    }
}
