package dev.parley.contract.event;

/** Where an agreement stands. */
public enum AgreementState {
    MOOTED,
    PROPOSED,
    ACCEPTED_IN_PART,
    SIGNED,
    IN_FORCE,
    VIOLATED,
    SUSPENDED,
    DISPUTED,
    REJECTED,
    ENDED
}
