package dev.parley.ingest.feed;

import dev.parley.ingest.feed.FeedProblem.Kind;
import dev.parley.ingest.markup.Deadline;
import dev.parley.ingest.markup.ElementTree;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;

/**
 * The element tree of a feed document. The parser closes, escapes and declares what the author forgot, and knows neither
 * external entities nor entity expansion.
 */
final class FeedTree {

    private static final int ENTITY_GROWTH_LIMIT = 1 << 20;
    private static final int ENTITY_NAME_LIMIT = 64;

    private FeedTree() {}

    static Document of(String text, List<FeedProblem> problems, Deadline deadline) {
        Prolog prolog = Prolog.cut(text);
        deadline.check();
        Document tree = ElementTree.ofXml(withEntities(legal(prolog.body()), prolog.entities()), deadline);
        tree.parser().getErrors().stream()
                .map(error -> new FeedProblem(Kind.MALFORMED, error.toString()))
                .forEach(problems::add);
        return tree;
    }

    /** Without the characters that XML does not allow. */
    private static String legal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isLegal(text, i)) {
                return withoutIllegal(text, i);
            }
        }
        return text;
    }

    private static String withoutIllegal(String text, int firstIllegal) {
        StringBuilder kept = new StringBuilder(text.length()).append(text, 0, firstIllegal);
        for (int i = firstIllegal; i < text.length(); i++) {
            if (isLegal(text, i)) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean isLegal(String text, int i) {
        char c = text.charAt(i);
        if (c >= 0x20 && c < 0xD800) {
            return true;
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0xE000 && c <= 0xFFFD);
    }

    private static String withEntities(String text, Map<String, String> entities) {
        if (entities.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 256);
        int from = 0;
        while (out.length() - from < ENTITY_GROWTH_LIMIT) {
            int start = text.indexOf('&', from);
            if (start < 0) {
                break;
            }
            int end = endOfName(text, start + 1);
            String value = end < 0 ? null : entities.get(text.substring(start + 1, end));
            out.append(text, from, start);
            if (value == null) {
                out.append('&');
                from = start + 1;
            } else {
                out.append(value);
                from = end + 1;
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    /** The semicolon after a name; -1 where there is none near, for to look further at every sign would never end. */
    private static int endOfName(String text, int from) {
        for (int i = from; i < Math.min(text.length(), from + ENTITY_NAME_LIMIT); i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
        }
        return -1;
    }
}
