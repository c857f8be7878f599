package dev.parley.contract.event;

/** What a notice is to those who read the story's earlier ones. */
public enum NoticeKind {
    /** The first report of a change. */
    NEW,
    /** A second independent origin, or a party itself, reports the same. */
    CONFIRMED,
    /** A new fact about a known change. */
    UPDATE,
    /** Reports contradict each other. */
    DISPUTED,
    /** The outlet changed the sentence that an earlier notice rests on. */
    CORRECTION,
    /** The report that an earlier notice rests on is gone. */
    WITHDRAWAL,
    /** A deadline is near or has passed. */
    REMINDER
}
