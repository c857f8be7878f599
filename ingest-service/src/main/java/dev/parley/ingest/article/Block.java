package dev.parley.ingest.article;

import dev.parley.ingest.markup.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A run of text that stands on its own on the page: a paragraph, a heading, a list item, a line between breaks.
 *
 * @param owner the innermost block element around it
 * @param text with single blanks; never empty
 * @param linked how many of its characters are links
 */
record Block(Element owner, String text, int linked) {

    private static final Set<String> LEAVES =
            Set.of("p", "li", "blockquote", "pre", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final int PROSE_LENGTH = 40;
    private static final double PROSE_LINKS = 0.4;
    private static final double SOME_LINKS = 0.3;

    /** The blocks of an element in reading order. */
    static List<Block> of(Element element, Deadline deadline) {
        Collector collector = new Collector(deadline);
        collector.collect(element, element, false);
        collector.flush(element);
        return collector.blocks;
    }

    double linkShare() {
        return (double) linked / text.length();
    }

    boolean isHeading() {
        String tag = owner.normalName();
        return tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6';
    }

    /** Whether it reads like a part of a text: long enough, and not mostly links. */
    boolean isProse() {
        return !isHeading() && text.length() >= PROSE_LENGTH && linkShare() < PROSE_LINKS;
    }

    /** The innermost element that can hold an article: around a paragraph, not the paragraph itself. */
    @Nullable
    Element container() {
        return LEAVES.contains(owner.normalName()) ? owner.parent() : owner;
    }

    /** What it says for the elements around it being an article: prose for, links against, short lines nothing. */
    int weight() {
        if (isProse()) {
            return text.length();
        }
        return isHeading() || linkShare() < SOME_LINKS ? 0 : -text.length();
    }

    /** The text as letters and digits alone, for comparisons. */
    String letters() {
        return letters(text);
    }

    static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Paragraphs of one article look alike: the names of the owner and of the element around it. */
    String shape() {
        Element parent = owner.parent();
        return name(owner) + " < " + (parent == null ? "" : name(parent));
    }

    /** Whether the shape tells anything beside the bare tags. */
    boolean hasDistinctShape() {
        Element parent = owner.parent();
        return !owner.className().isBlank()
                || (parent != null && !parent.className().isBlank());
    }

    private static String name(Element element) {
        return element.normalName() + "." + element.className();
    }

    private static final class Collector {
        private final List<Block> blocks = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final Deadline deadline;
        private int linked;

        Collector(Deadline deadline) {
            this.deadline = deadline;
        }

        void collect(Node parent, Element owner, boolean inLink) {
            for (Node child : parent.childNodes()) {
                if (child instanceof TextNode textNode) {
                    String written = textNode.getWholeText();
                    text.append(written);
                    linked += inLink ? PlainText.oneLine(written).length() : 0;
                } else if (child instanceof Element element) {
                    collectElement(element, owner, inLink);
                }
            }
        }

        private void collectElement(Element element, Element owner, boolean inLink) {
            deadline.check();
            String tag = element.normalName();
            boolean isLink = inLink || tag.equals("a");
            if (tag.equals("br")) {
                text.append('\n');
                if (element.nextSibling() instanceof Element next
                        && next.normalName().equals("br")) {
                    flush(owner);
                }
            } else if (element.isBlock()) {
                flush(owner);
                collect(element, element, isLink);
                flush(element);
            } else {
                collect(element, owner, isLink);
            }
        }

        void flush(Element owner) {
            String line = PlainText.oneLine(text.toString());
            if (!line.isEmpty()) {
                blocks.add(new Block(owner, line, Math.min(linked, line.length())));
            }
            text.setLength(0);
            linked = 0;
        }
    }
}
