package dev.parley.alert.silence;

import java.time.Instant;
import java.util.List;

/** The silences that people have made. */
public interface Silences {

    /** Those that are in effect at the time. */
    List<Silence> active(Instant time);
}
