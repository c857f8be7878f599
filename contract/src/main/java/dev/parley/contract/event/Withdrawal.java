package dev.parley.contract.event;

/** Why an article is no longer there. */
public enum Withdrawal {
    /** The outlet says that it is gone for good (HTTP 410). */
    GONE,
    /** It is no longer found, asked twice (HTTP 404). */
    NOT_FOUND,
    /** The page is there and says that the article was retracted. */
    RETRACTED
}
