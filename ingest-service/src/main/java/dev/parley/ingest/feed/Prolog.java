package dev.parley.ingest.feed;

import java.util.HashMap;
import java.util.Map;

/**
 * A document without what stands before its root element: junk, XML declaration, DOCTYPE.
 *
 * <p>No parser ever gets to see a DOCTYPE, so that neither an external entity nor an entity bomb has anything to start
 * from. Plain text entities of an internal subset are kept, since old feeds use them.
 *
 * @param body starts with the first tag
 * @param entities names and plain text of internal entities
 */
record Prolog(String body, Map<String, String> entities) {

    private static final int ENTITY_LIMIT = 200;
    private static final int ENTITY_TEXT_LIMIT = 1000;

    static Prolog cut(String text) {
        int at = Math.max(0, text.indexOf('<'));
        int declaration = text.indexOf("<?xml ");
        if (declaration > at && isOutsideFeed(text, at)) {
            at = declaration; // warnings of a broken server stand before it
        }
        Map<String, String> entities = new HashMap<>();
        int i = at;
        while (i < text.length()) {
            if (Character.isWhitespace(text.charAt(i))) {
                i++;
            } else if (text.startsWith("<?", i)) {
                i = after(text, "?>", i);
            } else if (text.startsWith("<!--", i)) {
                i = after(text, "-->", i);
            } else if (text.regionMatches(true, i, "<!DOCTYPE", 0, 9)) {
                int end = endOfDoctype(text, i);
                collectEntities(text.substring(i, end), entities);
                i = end;
            } else {
                break;
            }
        }
        return new Prolog(text.substring(Math.min(i, text.length())), Map.copyOf(entities));
    }

    private static boolean isOutsideFeed(String text, int at) {
        return !text.startsWith("<rss", at) && !text.startsWith("<feed", at) && !text.startsWith("<rdf", at);
    }

    private static int after(String text, String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }

    private static int endOfDoctype(String text, int from) {
        boolean inSubset = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                int close = text.indexOf(c, i + 1);
                if (close < 0) {
                    return text.length();
                }
                i = close;
            } else if (inSubset && text.startsWith("<!--", i)) {
                i = after(text, "-->", i) - 1;
            } else if (c == '[') {
                inSubset = true;
            } else if (c == ']') {
                inSubset = false;
            } else if (c == '>' && !inSubset) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static void collectEntities(String doctype, Map<String, String> entities) {
        int at = doctype.indexOf("<!ENTITY");
        while (at >= 0 && entities.size() < ENTITY_LIMIT) {
            String[] parts = doctype.substring(at + 8, Math.min(doctype.length(), at + 8 + 2 * ENTITY_TEXT_LIMIT))
                    .strip()
                    .split("\\s", 2);
            if (parts.length == 2 && !parts[1].isEmpty()) {
                String rest = parts[1].strip();
                char quote = rest.isEmpty() ? ' ' : rest.charAt(0);
                int close = quote == '"' || quote == '\'' ? rest.indexOf(quote, 1) : -1;
                String value = close < 0 ? "" : rest.substring(1, close);
                // a value with a reference or a tag in it could grow or hide markup
                if (close > 0
                        && value.length() <= ENTITY_TEXT_LIMIT
                        && value.indexOf('&') < 0
                        && value.indexOf('<') < 0) {
                    entities.putIfAbsent(parts[0], value);
                }
            }
            at = doctype.indexOf("<!ENTITY", at + 8);
        }
    }
}
