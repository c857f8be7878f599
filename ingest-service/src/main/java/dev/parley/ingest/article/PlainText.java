package dev.parley.ingest.article;

import dev.parley.ingest.markup.Deadline;
import dev.parley.ingest.markup.ElementTree;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Plain text out of HTML: paragraphs separated by an empty line, white space as single blanks. */
public final class PlainText {

    private static final String PARAGRAPH_BREAK = "\n\n";

    private PlainText() {}

    /** The paragraphs of an HTML fragment, or of plain text with empty lines in it. */
    static String of(String html, Deadline deadline) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return ofLines(html);
        }
        Element body = ElementTree.ofFragment(html, deadline);
        body.select("script,style,noscript,iframe,object,embed,form,button,figcaption")
                .remove();
        return String.join(PARAGRAPH_BREAK, paragraphs(body));
    }

    /** Paragraphs of text that has line breaks instead of markup. */
    static String ofLines(String text) {
        List<String> paragraphs = new ArrayList<>();
        text.lines().map(PlainText::oneLine).filter(line -> !line.isEmpty()).forEach(paragraphs::add);
        return String.join(PARAGRAPH_BREAK, paragraphs);
    }

    /** Joins what are paragraphs already. */
    static String join(List<String> paragraphs) {
        return String.join(PARAGRAPH_BREAK, paragraphs);
    }

    /** The text with every run of white space as one blank. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u200B' || c == '\u00AD' || c == '\uFEFF') {
                continue; // invisible: zero-width space, soft hyphen
            }
            if (Character.isWhitespace(c) || c == '\u00A0' || c == '\u202F') {
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

    /** The text blocks of an element in reading order. */
    static List<String> paragraphs(Element element) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        collect(element, paragraphs, line);
        flush(paragraphs, line);
        return paragraphs;
    }

    private static void collect(Node node, List<String> paragraphs, StringBuilder line) {
        for (Node child : node.childNodes()) {
            if (child instanceof TextNode text) {
                line.append(text.getWholeText());
            } else if (child instanceof Element element) {
                boolean isBlock = element.isBlock() || element.normalName().equals("br");
                if (isBlock) {
                    flush(paragraphs, line);
                }
                collect(element, paragraphs, line);
                if (isBlock) {
                    flush(paragraphs, line);
                }
            }
        }
    }

    private static void flush(List<String> paragraphs, StringBuilder line) {
        String paragraph = oneLine(line.toString());
        if (!paragraph.isEmpty()) {
            paragraphs.add(paragraph);
        }
        line.setLength(0);
    }
}
