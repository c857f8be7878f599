package dev.parley.cli.newsroom;

/** How an outlet writes its feeds. */
public enum FeedFormat {
    /** RSS 2.0 with summaries and links that carry tracking parameters. */
    RSS("rss.xml", "application/rss+xml; charset=%s"),
    /** RSS 2.0 with the whole article in {@code content:encoded}. */
    RSS_FULL_TEXT("rss-full-text.xml", "text/xml; charset=%s"),
    /** Atom 1.0 with published and updated times. */
    ATOM("atom.xml", "application/atom+xml"),
    /** RSS 1.0; only the XML declaration names the charset. */
    RDF("rdf.xml", "application/xml");

    private final String template;
    private final String contentType;

    FeedFormat(String template, String contentType) {
        this.template = template;
        this.contentType = contentType;
    }

    String template() {
        return template;
    }

    String contentType(String charset) {
        return contentType.formatted(charset);
    }
}
