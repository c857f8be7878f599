package dev.parley.alert.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an attempt to deliver came to. */
public sealed interface Outcome {

    /** What the receiver answered, in one line; never a secret. */
    String answer();

    /**
     * The receiver has it.
     *
     * @param reference by which the receiver knows the message, for later ones that belong to it
     */
    record Delivered(String answer, @Nullable String reference) implements Outcome {}

    /**
     * It may work later.
     *
     * @param after not before so long, when the receiver says so
     */
    record TryLater(String answer, @Nullable Duration after) implements Outcome {}

    /** It will never work. */
    record Refused(String answer) implements Outcome {}
}
