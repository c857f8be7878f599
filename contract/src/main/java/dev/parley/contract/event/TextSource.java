package dev.parley.contract.event;

/** Where the text of an article revision was taken from. */
public enum TextSource {
    /** The page's schema.org {@code articleBody}. */
    JSON_LD,
    /** The main block of the page, as found by scoring. */
    PAGE_BODY,
    /** All paragraphs of the page: no main block was found. */
    PARAGRAPHS,
    /** The full content that the feed carried; the page could not be read. */
    FEED_CONTENT,
    /** Only the feed's summary or title; the page could not be read. */
    FEED_SUMMARY
}
