package dev.parley.contract.event;

/** Where an agreement stands. */
public enum AgreementState {
    /** Nothing is reported, or all that was is withdrawn. */
    NONE,
    /** Spoken of; nobody has put it forward yet. */
    MOOTED,
    /** Put forward by a party or a mediator. */
    PROPOSED,
    /** Agreed to by one party, not by the other, or only in part. */
    ACCEPTED_IN_PART,
    /** Signed, agreed or concluded by both sides; not in effect yet. */
    SIGNED,
    /** In effect. */
    IN_FORCE,
    /** In effect, and broken or said to be broken. */
    VIOLATED,
    /** Interrupted. */
    SUSPENDED,
    /** Reports about it contradict each other. */
    DISPUTED,
    /** Turned down. */
    REJECTED,
    /** Over: collapsed, expired, withdrawn from. */
    ENDED,
    /** Agreed to by each party for itself; not signed. */
    ACCEPTED,
    /** In effect, and prolonged. */
    EXTENDED,
    /** A memorandum is said to exist or to come. */
    ANNOUNCED,
    /** A memorandum was given to the other side. */
    HANDED_OVER,
    /** The text or the terms of a memorandum are public. */
    PUBLISHED,
    /** The other side has answered a memorandum. */
    ANSWERED,
    /** The text of a memorandum was changed. */
    AMENDED
}
