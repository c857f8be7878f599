package dev.parley.contract.event;

/** Why a notice was raised. */
public enum NoticeReason {
    /** No earlier article reported this change. */
    FIRST_REPORT,
    /** A later revision of the article words the evidence differently. */
    EVIDENCE_CHANGED
}
