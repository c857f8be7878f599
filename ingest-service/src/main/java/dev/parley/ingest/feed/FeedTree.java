package dev.parley.ingest.feed;

import dev.parley.ingest.encoding.Tags;
import dev.parley.ingest.feed.FeedProblem.Kind;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * The element tree of a feed document. The parser closes, escapes and declares what the author forgot, and knows neither
 * external entities nor entity expansion.
 */
final class FeedTree {

    /** Deeper nesting is no feed but an attempt on the stack of whoever walks the tree. */
    private static final int DEPTH_LIMIT = 200;

    private static final int ENTITY_GROWTH_LIMIT = 1 << 20;

    private FeedTree() {}

    static Document of(String text, List<FeedProblem> problems) {
        Prolog prolog = Prolog.cut(text);
        Parser parser = Parser.xmlParser().setMaxDepth(DEPTH_LIMIT).setTrackErrors(1);
        Document tree = parser.parseInput(Tags.withNames(withEntities(legal(prolog.body()), prolog.entities())), "");
        parser.getErrors().stream()
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
            int end = start < 0 ? -1 : text.indexOf(';', start);
            if (end < 0) {
                break;
            }
            String value = end - start > 64 ? null : entities.get(text.substring(start + 1, end));
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
}
