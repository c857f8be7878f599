package dev.parley.contract.event;

/** How urgent a notice is. */
public enum NoticePriority {
    /** Worth an interruption at any hour. */
    FLASH,
    /** Worth a look now. */
    URGENT,
    /** Worth knowing. */
    ROUTINE
}
