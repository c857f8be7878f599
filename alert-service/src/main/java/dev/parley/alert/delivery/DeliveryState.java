package dev.parley.alert.delivery;

/** What became of a delivery. */
public enum DeliveryState {
    /** It is due later, or is tried again. */
    WAITING,
    /** The receiver has it. */
    DELIVERED,
    /** The receiver does not want it, and trying again would not help. */
    REFUSED,
    /** The receiver could not be reached for so long that it is news no more; with a test that is at once. */
    EXPIRED,
    /** Somebody muted it. */
    SILENCED,
    /** It was to be escalated, but somebody acknowledged it in time. */
    ACKNOWLEDGED
}
