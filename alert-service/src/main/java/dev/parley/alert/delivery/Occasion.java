package dev.parley.alert.delivery;

/** Why something is delivered at this time. */
public enum Occasion {
    /** It was raised a moment ago. */
    NOTICE,
    /** Quiet hours are over; this is what waited for their end. */
    WAKE_UP,
    /** The time of a digest has come. */
    DIGEST,
    /** Nobody acknowledged it. */
    ESCALATION,
    /** Somebody asked for it to be sent once more. */
    RESENT,
    /** Somebody wants to see whether the receiver works. */
    TEST
}
