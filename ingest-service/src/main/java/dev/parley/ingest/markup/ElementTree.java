package dev.parley.ingest.markup;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/**
 * Trees of elements from markup of any quality. Their depth and the length of the names in them are bounded, since
 * whoever walks a tree pays for both at every element. The parser knows neither external entities nor entity expansion.
 */
public final class ElementTree {

    /** Deeper nesting is no document but an attempt on the stack of whoever walks the tree. */
    private static final int PAGE_DEPTH = 300;

    private static final int XML_DEPTH = 200;

    /** What is longer is no name that anybody gave to an element. */
    private static final int NAME_LIMIT = 1_000;

    private ElementTree() {}

    /**
     * The tree of a page, of its first 50,000 tags.
     *
     * @param address that relative ones are resolved against; may be empty
     */
    public static Document ofPage(String html, String address, Deadline deadline) {
        Document page =
                Parser.htmlParser().setMaxDepth(PAGE_DEPTH).parseInput(deadline.reader(Tags.bounded(html)), address);
        withoutEndlessNames(page, deadline);
        return page;
    }

    /** The body around a piece of HTML, of its first 50,000 tags. */
    public static Element ofFragment(String html, Deadline deadline) {
        Element body = Document.createShell("").body();
        List<Node> nodes = List.copyOf(Parser.htmlParser()
                .setMaxDepth(PAGE_DEPTH)
                .parseFragmentInput(deadline.reader(Tags.bounded(html)), body, ""));
        for (int i = nodes.size() - 1; i > 0; i--) {
            nodes.get(i).remove(); // from the end: else each removal moves all that follow
        }
        nodes.forEach(body::appendChild);
        return body;
    }

    /** The tree of an XML document, of its first 500,000 tags; what was wrong is among its parser's errors. */
    public static Document ofXml(String xml, Deadline deadline) {
        return Parser.xmlParser()
                .setMaxDepth(XML_DEPTH)
                .setTrackErrors(1)
                .parseInput(deadline.reader(Tags.boundedXml(xml)), "");
    }

    private static void withoutEndlessNames(Document page, Deadline deadline) {
        page.stream().forEach(element -> {
            deadline.check();
            for (String attribute : List.of("class", "id")) {
                if (element.attr(attribute).length() > NAME_LIMIT) {
                    element.removeAttr(attribute);
                }
            }
        });
    }
}
