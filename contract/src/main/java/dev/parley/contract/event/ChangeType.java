package dev.parley.contract.event;

/** A typed development of an instrument. */
public enum ChangeType {
    /** Said to exist or to come, without terms. */
    ANNOUNCED,
    /** Put forward by somebody: offered, demanded, called for, submitted, handed over. */
    PROPOSED,
    /** Conditions stated or text published. */
    TERMS,
    /** Put off. */
    DELAYED,
    /** Talks about it scheduled, held, progressed or failed. */
    TALKS,
    /** Agreed to by a party. */
    ACCEPTED,
    /** Turned down by a party. */
    REJECTED,
    /** Signed, agreed or concluded by both sides. */
    SIGNED,
    /** Takes or has taken effect. */
    IN_FORCE,
    /** In force and reported as kept. */
    HOLDING,
    /** Prolonged. */
    EXTENDED,
    /** Its terms were changed. */
    AMENDED,
    /** Broken, or said to be broken, while in force. */
    VIOLATED,
    /** Interrupted. */
    SUSPENDED,
    /** Over: collapsed, expired, withdrawn from. */
    ENDED
}
