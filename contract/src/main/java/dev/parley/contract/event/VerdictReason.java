package dev.parley.contract.event;

/** Why an article revision is flagged or is not. */
public enum VerdictReason {
    /** Flagged: a change is reported. */
    CHANGE_REPORTED,
    /** Neither title nor text speaks of a ceasefire or of a memorandum. */
    NO_MENTION,
    /** The word is there in another sense: trade truce, business memorandum. */
    OTHER_SENSE,
    /** Nothing ties the mention to an armed conflict. */
    NO_CONFLICT,
    /** Only history is mentioned. */
    BACKGROUND_ONLY,
    /** Opinion, review, retrospective: no new fact. */
    OPINION,
    /** The subject is right, but nothing about it changed. */
    NO_CHANGE,
    /** The article's language has no rules. */
    UNSUPPORTED_LANGUAGE
}
