package dev.parley.alert.feedback;

/** What somebody thinks of a notice. */
public enum Opinion {
    /** It was right to tell it. */
    USEFUL,

    /** What it tells did not happen, or is no change of a ceasefire or a memorandum. */
    WRONG,

    /** It is right, but was known by then. */
    LATE
}
