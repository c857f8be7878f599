package dev.parley.ingest.encoding;

/** How much markup is read. */
public final class Tags {

    /** News pages have some thousands; an HTML parser looks back through all open elements at each. */
    private static final int LIMIT = 50_000;

    private Tags() {}

    /** The text up to the 50,000th tag. */
    public static String bounded(String html) {
        int at = -1;
        for (int tags = 0; tags <= LIMIT; tags++) {
            at = html.indexOf('<', at + 1);
            if (at < 0) {
                return html;
            }
        }
        return html.substring(0, at);
    }
}
