package dev.parley.contract.event;

/** Where an agreement stands. */
public enum AgreementState {
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
    ENDED
}
