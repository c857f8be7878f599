package dev.parley.contract.event;

/** What is negotiated. */
public enum Instrument {
    /** A halt of fighting: truce, armistice, cessation of hostilities, humanitarian or sector pause. */
    CEASEFIRE,
    /** A written instrument to end a conflict: memorandum, peace plan, framework, deal text, treaty. */
    MEMORANDUM
}
