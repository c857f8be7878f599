package dev.parley.ingest.markup;

/** How much markup is read, so that a parser's time grows with the length of a text and not with its square. */
final class Tags {

    /** News pages have some thousands; an HTML parser looks back through all open elements at each. */
    private static final int PAGE_LIMIT = 50_000;

    /** Feeds with ten thousand entries have fewer; each becomes an object many times its own size. */
    private static final int XML_LIMIT = 500_000;

    /** Longer than any address; a parser resolves it in a time that grows with the square of its length. */
    private static final int BASE_LIMIT = 8_000;

    /** Longer than any name; a parser starts anew with a name for each part of it that it has read. */
    private static final int NAME_LIMIT = 1_000;

    private Tags() {}

    /** The text up to the 50,000th tag, as {@link #withNames} gives it. */
    static String bounded(String html) {
        return withNames(upTo(PAGE_LIMIT, html));
    }

    /** The text up to the 500,000th tag, as {@link #withNames} gives it. */
    static String boundedXml(String xml) {
        return withNames(upTo(XML_LIMIT, xml));
    }

    private static String upTo(int limit, String markup) {
        int at = -1;
        for (int tags = 0; tags <= limit; tags++) {
            at = markup.indexOf('<', at + 1);
            if (at < 0) {
                return markup;
            }
        }
        return markup.substring(0, at);
    }

    /**
     * The text with every {@code <} as text that begins no name of up to 1,000 characters, and no comment or CDATA; that
     * of a {@code base} of more than 8,000 characters, too.
     */
    static String withNames(String markup) {
        StringBuilder changed = null;
        int kept = 0;
        int at = markup.indexOf('<');
        while (at >= 0) {
            int end = endOfName(markup, at);
            boolean isEndless =
                    end - at > NAME_LIMIT && !markup.startsWith("<!--", at) && !markup.startsWith("<![", at);
            if (isEndless || isEndlessBase(markup, at)) {
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

    private static boolean isEndlessBase(String markup, int at) {
        if (!markup.regionMatches(true, at, "<base", 0, 5)) {
            return false;
        }
        int last = Math.min(markup.length(), at + BASE_LIMIT);
        return markup.substring(at, last).indexOf('>') < 0;
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
