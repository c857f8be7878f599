package dev.parley.ingest.fetch;

/** What kind of document is asked for, as the {@code Accept} header says it. */
public enum Wanted {
    FEED("application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json;q=0.9,"
            + " application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1"),
    PAGE("text/html, application/xhtml+xml, */*;q=0.1"),
    ROBOTS("text/plain, */*;q=0.1"),
    /** Nothing: a form is sent. */
    CONSENT("*/*");

    private final String accept;

    Wanted(String accept) {
        this.accept = accept;
    }

    String accept() {
        return accept;
    }
}
