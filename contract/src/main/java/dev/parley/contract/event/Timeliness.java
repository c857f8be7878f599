package dev.parley.contract.event;

/** How fresh the news of a notice was when it was raised. */
public enum Timeliness {
    /** Happened within the last 24 hours. */
    CURRENT,
    /** Happened longer ago. */
    STALE,
    /** The outlet does not say when it published. */
    UNDATED
}
