package dev.parley.ingest.feed;

import dev.parley.ingest.markup.Deadline;
import dev.parley.ingest.markup.ElementTree;
import java.util.Locale;
import java.util.Set;

/** Plain text out of what feeds put where plain text is expected. */
final class Markup {

    private static final Set<String> TAGS = Set.of(
            "a",
            "abbr",
            "b",
            "big",
            "blockquote",
            "br",
            "cite",
            "code",
            "del",
            "div",
            "em",
            "embed",
            "font",
            "h1",
            "h2",
            "h3",
            "h4",
            "i",
            "img",
            "ins",
            "li",
            "link",
            "mark",
            "meta",
            "object",
            "applet",
            "ol",
            "p",
            "q",
            "s",
            "script",
            "small",
            "span",
            "strike",
            "strong",
            "style",
            "sub",
            "sup",
            "table",
            "tt",
            "u",
            "ul",
            "wbr");

    private static final int ENTITY_NAME_LIMIT = 32;
    private static final int TAG_NAME_LIMIT = 16;

    private Markup() {}

    /** One line of plain text: tags taken out and entities resolved where there are any. */
    static String plainLine(String text, Deadline deadline) {
        return oneLine(isMarkup(text) ? ElementTree.ofFragment(text, deadline).text() : text);
    }

    /** The text with every run of white space as one blank. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0') {
                gap = !line.isEmpty();
            } else {
                if (gap) {
                    line.append(' ');
                    gap = false;
                }
                line.append(c);
            }
        }
        return line.toString();
    }

    private static boolean isMarkup(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '&' && isEntity(text, i + 1)) || (c == '<' && isTag(text, i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEntity(String text, int from) {
        int end = from;
        while (end < text.length() && end - from <= ENTITY_NAME_LIMIT && isNamePart(text.charAt(end))) {
            end++;
        }
        return end > from && end < text.length() && text.charAt(end) == ';';
    }

    private static boolean isNamePart(char c) {
        return c == '#' || Character.isLetterOrDigit(c);
    }

    private static boolean isTag(String text, int from) {
        int start = from < text.length() && text.charAt(from) == '/' ? from + 1 : from;
        int end = start;
        while (end < text.length() && end - start <= TAG_NAME_LIMIT && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return TAGS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }
}
