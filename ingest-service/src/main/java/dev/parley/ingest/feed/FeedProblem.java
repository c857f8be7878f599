package dev.parley.ingest.feed;

import java.util.Objects;

/**
 * Something that was wrong with a feed document.
 *
 * @param detail for people: what, and where it helps
 */
public record FeedProblem(Kind kind, String detail) {

    /** What is wrong, and whether anything could be read all the same. */
    public enum Kind {
        /** There is nothing in it. */
        EMPTY,
        /** A page for people came instead: a captcha, a log-in, an error page. */
        HTML_PAGE,
        /** It is neither a feed nor an HTML page. */
        NOT_A_FEED,
        /** The XML is broken; it was read as far as possible. */
        MALFORMED,
        /** The bytes do not fit the declared character encoding; another one was used. */
        ENCODING,
        /** A date could not be understood and was left out. */
        DATE,
        /** The feed has more entries than are read. */
        TOO_MANY_ENTRIES,
        /** Reading it took longer than any document may take, and was given up. */
        TOO_SLOW
    }

    public FeedProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
    }

    @Override
    public String toString() {
        return kind + ": " + detail;
    }
}
