package dev.parley.contract.event;

/** Why a notice was raised. */
public enum NoticeReason {
    /** No earlier article reported this change. */
    FIRST_REPORT,
    /** A later revision of the article words the evidence differently. */
    EVIDENCE_CHANGED,
    /** A second independent origin reports the same. */
    SECOND_ORIGIN,
    /** One of the parties itself says so, which until now others said. */
    PARTY_ITSELF,
    /** A later report gives another duration, deadline or number. */
    FACT_CHANGED,
    /** A report contradicts what was reported shortly before. */
    CONTRADICTION,
    /** Reports contradicted each other; now it is known which side was right. */
    DISPUTE_RESOLVED,
    /** A later revision of the article reports another change in place of the one told. */
    CHANGE_CORRECTED,
    /** A later revision of the only article no longer reports it. */
    REPORT_GONE,
    /** Several developments came to be known long after they happened; this is all of them in one. */
    CATCH_UP,
    /** A deadline is near. */
    DEADLINE_NEAR,
    /** A deadline has passed, and no extension was reported. */
    DEADLINE_PASSED
}
