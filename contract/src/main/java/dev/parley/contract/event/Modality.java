package dev.parley.contract.event;

/** How firmly a change is reported. */
public enum Modality {
    /** Reported as a fact, or as the speaker's own act. */
    ASSERTED,
    /** Reported as not so. */
    DENIED,
    /** Expected, feared, hoped for, threatened. */
    POSSIBLE,
    /** Bound to a condition. */
    CONDITIONAL,
    /** Mentioned as history. */
    BACKGROUND
}
