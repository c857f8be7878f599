package dev.parley.ingest.feed;

import dev.parley.ingest.encoding.Decoded;
import dev.parley.ingest.feed.FeedProblem.Kind;
import dev.parley.ingest.markup.Deadline;
import dev.parley.ingest.markup.TimeLimit;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS of all versions, Atom, RDF, CDF, JSON Feed and news sitemaps, in whatever state they come. Thread-safe.
 *
 * <p>One forgiving way for all XML documents: decode, cut the prolog, build the tree, find the entries, read each. A
 * document that a strict parser would accept reads the same as with one.
 */
public final class FeedReader {

    private static final int ENTRY_LIMIT = 10_000;

    private final TimeLimit limit;

    /**
     * @param limit how long a document may take
     */
    public FeedReader(TimeLimit limit) {
        this.limit = limit;
    }

    /**
     * Reads a feed document; never throws on its content. A document that is no feed, or takes too long, yields a result
     * without a format and with the reason as the last of the problems.
     *
     * @param body the document, decompressed
     * @param contentType the HTTP header, where there was one
     * @param base where the document came from, to resolve relative links
     */
    public FeedDocument read(byte[] body, @Nullable String contentType, @Nullable URI base) {
        return limit.within(deadline -> read(body, contentType, base, deadline))
                .orElseGet(() -> FeedDocument.notAFeed(List.of(new FeedProblem(Kind.TOO_SLOW, limit.reason()))));
    }

    private static FeedDocument read(byte[] body, @Nullable String contentType, @Nullable URI base, Deadline deadline) {
        List<FeedProblem> problems = new ArrayList<>();
        Decoded decoded = Decoded.of(body, contentType);
        deadline.check();
        if (decoded.fault() != null) {
            problems.add(new FeedProblem(Kind.ENCODING, decoded.fault()));
        }
        if (JsonFeed.looksLikeJson(decoded.text())) {
            return JsonFeed.read(decoded.text(), base, ENTRY_LIMIT, problems, deadline);
        }
        Document tree = FeedTree.of(decoded.text(), problems, deadline);
        Element sitemap = NewsSitemap.rootOf(tree);
        if (sitemap != null) {
            return NewsSitemap.read(sitemap, base, ENTRY_LIMIT, problems, deadline);
        }
        Element root = rootOf(tree);
        if (root == null) {
            problems.add(whyNoFeed(tree));
            return FeedDocument.notAFeed(problems);
        }
        List<Element> elements = new ArrayList<>();
        collectEntries(root, elements);
        if (elements.size() > ENTRY_LIMIT) {
            problems.add(new FeedProblem(
                    Kind.TOO_MANY_ENTRIES,
                    "of " + elements.size() + " entries the first " + ENTRY_LIMIT + " are read"));
            elements = elements.subList(0, ENTRY_LIMIT);
        }
        List<FeedEntry> entries = new ArrayList<>(elements.size());
        for (Element element : elements) {
            entries.add(new EntryElement(element, base, problems, deadline).read());
        }
        Element channel = channelOf(root);
        return new FeedDocument(
                formatOf(root),
                new EntryElement(channel, base, problems, deadline).title(),
                languageOf(root, channel),
                UpdateInterval.of(channel).orElse(null),
                hubOf(channel, base),
                problems,
                entries);
    }

    /** The element that makes the document a feed, wherever it stands; null where there is none. */
    private static @Nullable Element rootOf(Document tree) {
        for (Element child : tree.children()) {
            if (isRoot(child)) {
                return child;
            }
        }
        // a feed wrapped in something else
        for (Element element : tree.getAllElements()) {
            if (isRoot(element) && element.childrenSize() > 0 && !isName(element, "channel")) {
                return element;
            }
        }
        return null;
    }

    private static boolean isRoot(Element element) {
        return switch (name(element)) {
            case "rss", "rdf", "feed", "channel" -> true;
            case "entry", "item" -> element.parent() instanceof Document;
            default -> false;
        };
    }

    private static FeedProblem whyNoFeed(Document tree) {
        Element first = tree.firstElementChild();
        if (first == null) {
            return new FeedProblem(Kind.EMPTY, "there is no element in it");
        }
        if (name(first).equals("html") || tree.selectFirst("body,div,p,head") != null) {
            Element title = tree.selectFirst("title");
            return new FeedProblem(
                    Kind.HTML_PAGE,
                    "it is an HTML page"
                            + (title == null || title.text().isBlank()
                                    ? ""
                                    : " titled \"" + shortened(title.text()) + "\""));
        }
        return new FeedProblem(Kind.NOT_A_FEED, "its root element is " + shortened(first.tagName()));
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 99) + "…";
    }

    private static void collectEntries(Element parent, List<Element> entries) {
        for (Element child = parent.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (isEntry(child)) {
                entries.add(child);
            } else if (child.childrenSize() > 0) {
                collectEntries(child, entries);
            }
        }
        if (entries.isEmpty() && isEntry(parent)) {
            entries.add(parent);
        }
    }

    private static boolean isEntry(Element element) {
        String name = name(element);
        if (!name.equals("item") && !name.equals("entry")) {
            return false;
        }
        Vocabulary vocabulary = Vocabulary.of(element);
        return vocabulary == Vocabulary.RSS || vocabulary == Vocabulary.ATOM;
    }

    /** The element that carries the feed's own title. */
    private static Element channelOf(Element root) {
        for (Element child : root.children()) {
            if (isName(child, "channel")) {
                return child;
            }
        }
        return root;
    }

    private static String formatOf(Element root) {
        String version = root.attr("version").strip();
        return switch (name(root)) {
            case "rss" -> version.isEmpty() ? "rss" : "rss_" + shortened(version);
            case "rdf" -> hasNamespace(root, "http://purl.org/rss/1.0/") ? "rss_1.0" : "rss_0.90";
            case "feed", "entry" -> {
                if (!version.isEmpty()) {
                    yield "atom_" + shortened(version);
                }
                String namespace = root.tag().namespace();
                yield namespace.contains("purl.org/atom") ? "atom_0.3" : "atom_1.0";
            }
            case "channel" -> root.hasAttr("href") || root.hasAttr("HREF") ? "cdf" : "rss";
            default -> "rss";
        };
    }

    private static boolean hasNamespace(Element root, String uri) {
        return root.attributes().asList().stream()
                .anyMatch(attribute -> attribute.getKey().startsWith("xmlns")
                        && attribute.getValue().strip().equals(uri));
    }

    private static @Nullable String languageOf(Element root, Element channel) {
        for (Element child : channel.children()) {
            if (isName(child, "language") && !child.text().isBlank()) {
                return child.text().strip();
            }
        }
        String ofChannel = channel.attr("xml:lang").strip();
        String language = ofChannel.isEmpty() ? root.attr("xml:lang").strip() : ofChannel;
        return language.isEmpty() ? null : language;
    }

    private static @Nullable HubLink hubOf(Element channel, @Nullable URI base) {
        List<HubLink.Link> links = new ArrayList<>();
        for (Element child : channel.children()) {
            if (isName(child, "link")) {
                HubLink.Link.of(child.attr("href"), base, child.attr("rel")).ifPresent(links::add);
            }
        }
        return HubLink.of(links).orElse(null);
    }

    static String name(Element element) {
        return element.tag().localName().toLowerCase(Locale.ROOT);
    }

    private static boolean isName(Element element, String name) {
        return name(element).equals(name);
    }
}
