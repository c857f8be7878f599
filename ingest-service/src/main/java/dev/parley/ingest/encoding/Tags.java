package dev.parley.ingest.encoding;

/** How much markup is read, so that a parser's time grows with the length of a text and not with its square. */
public final class Tags {

    /** News pages have some thousands; an HTML parser looks back through all open elements at each. */
    private static final int LIMIT = 50_000;

    /** Longer than any name; a parser starts anew with a name for each part of it that it has read. */
    private static final int NAME_LIMIT = 1_000;

    private Tags() {}

    /** The text up to the 50,000th tag, as {@link #withNames} gives it. */
    public static String bounded(String html) {
        int at = -1;
        for (int tags = 0; tags <= LIMIT; tags++) {
            at = html.indexOf('<', at + 1);
            if (at < 0) {
                return withNames(html);
            }
        }
        return withNames(html.substring(0, at));
    }

    /** The text with every {@code <} as text that begins no name of up to 1,000 characters, and no comment or CDATA. */
    public static String withNames(String markup) {
        StringBuilder changed = null;
        int kept = 0;
        int at = markup.indexOf('<');
        while (at >= 0) {
            int end = endOfName(markup, at);
            if (end - at > NAME_LIMIT && !markup.startsWith("<!--", at) && !markup.startsWith("<![", at)) {
                changed = changed == null ? new StringBuilder(markup.length() + NAME_LIMIT) : changed;
                changed.append(markup, kept, at)
                        .append(markup.substring(at, end).replace("<", "&lt;"));
                kept = end;
            }
            at = markup.indexOf('<', end);
        }
        return changed == null
                ? markup
                : changed.append(markup, kept, markup.length()).toString();
    }

    private static int endOfName(String markup, int start) {
        int at = start + 1;
        if (markup.startsWith("/", at)) {
            at++;
        }
        while (at < markup.length() && !endsName(markup.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean endsName(char c) {
        return c == '>' || c == '/' || c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
