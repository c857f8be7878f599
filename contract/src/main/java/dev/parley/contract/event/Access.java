package dev.parley.contract.event;

/** Who may read the whole of an article on its page, as the page declares it. */
public enum Access {
    /** Everybody. */
    FREE,
    /** Everybody, but only so many articles in a while. */
    METERED,
    /** Those who pay or log in; others see its beginning. */
    PAID
}
