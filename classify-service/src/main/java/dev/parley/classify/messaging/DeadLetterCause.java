package dev.parley.classify.messaging;

/** Why a record got no verdict. */
enum DeadLetterCause {
    /** No value, no JSON, another event type, or a required field is missing. */
    UNREADABLE,
    /** The classifier failed on it. */
    UNCLASSIFIABLE,
    /** The verdict is larger than its topic takes. */
    OVERSIZED
}
