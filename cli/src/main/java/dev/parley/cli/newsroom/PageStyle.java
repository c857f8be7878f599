package dev.parley.cli.newsroom;

/** How an outlet lays out its article pages. Each has navigation, boxes, teasers and comments that are not the article. */
public enum PageStyle {
    /** A large newspaper: JSON-LD, a newsletter box inside the text, related stories. */
    LEDGER("ledger.html", "text/html; charset=%s"),
    /** A weblog system: share buttons and related posts inside the content block. */
    WEBLOG("weblog.html", "text/html; charset=%s"),
    /** Tables of the nineties; only a meta element names the charset. */
    COURIER("courier.html", "text/html"),
    /** No paragraphs, only line breaks. */
    HERALD("herald.html", "text/html; charset=%s");

    private final String template;
    private final String contentType;

    PageStyle(String template, String contentType) {
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
