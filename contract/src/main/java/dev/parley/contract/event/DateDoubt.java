package dev.parley.contract.event;

/** Why the date of an article is hard to believe. */
public enum DateDoubt {
    /** It lies more than an hour ahead of when the article was read. */
    FUTURE,
    /** It lies before 1990. */
    TOO_OLD
}
