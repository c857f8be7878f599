package dev.parley.ingest.feed;

import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The vocabularies that feeds mix, told apart by namespace where one is declared and by prefix where it is not. */
enum Vocabulary {
    /** RSS of all versions and CDF, with or without a namespace. */
    RSS,
    ATOM,
    /** Dublin Core. */
    DC,
    DCTERMS,
    /** {@code content:encoded} of RSS 1.0. */
    CONTENT,
    /** Media RSS. */
    MEDIA,
    ITUNES,
    XHTML,
    OTHER;

    private static final int NAMESPACE_LIMIT = 200;

    private static final Map<String, Vocabulary> BY_NAMESPACE = Map.ofEntries(
            Map.entry("http://purl.org/rss/1.0", RSS),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", RSS),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", RSS),
            Map.entry("http://backend.userland.com/rss", RSS),
            Map.entry("http://backend.userland.com/rss2", RSS),
            Map.entry("http://backend.userland.com/rss191", RSS),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", RSS),
            Map.entry("http://cyber.law.harvard.edu/rss", RSS),
            Map.entry("http://www.w3.org/2005/atom", ATOM),
            Map.entry("https://www.w3.org/2005/atom", ATOM),
            Map.entry("http://example.com/newformat", ATOM),
            Map.entry("http://example.com/necho", ATOM),
            Map.entry("http://www.intertwingly.net/blog/2002/atom", ATOM),
            Map.entry("http://purl.org/dc/elements/1.0", DC),
            Map.entry("http://purl.org/dc/elements/1.1", DC),
            Map.entry("http://purl.org/dc/terms", DCTERMS),
            Map.entry("http://purl.org/rss/1.0/modules/content", CONTENT),
            Map.entry("http://search.yahoo.com/mrss", MEDIA),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", ITUNES),
            Map.entry("http://www.w3.org/1999/xhtml", XHTML));

    private static final Map<String, Vocabulary> BY_PREFIX = Map.of(
            "rss", RSS,
            "atom", ATOM,
            "dc", DC,
            "dcterms", DCTERMS,
            "content", CONTENT,
            "media", MEDIA,
            "itunes", ITUNES,
            "xhtml", XHTML);

    /** The vocabulary of the element; one without a prefix and of an unknown namespace belongs to the feed itself. */
    static Vocabulary of(Element element) {
        String namespace = namespace(element);
        Vocabulary known = BY_NAMESPACE.get(namespace);
        if (known != null) {
            return known;
        }
        if (namespace.startsWith("http://purl.org/atom/ns") || namespace.startsWith("http://purl.org/net/rss1.1")) {
            return namespace.startsWith("http://purl.org/atom") ? ATOM : RSS;
        }
        String prefix = element.tag().prefix();
        return prefix.isEmpty() ? RSS : BY_PREFIX.getOrDefault(prefix.toLowerCase(Locale.ROOT), OTHER);
    }

    private static String namespace(Element element) {
        String declared = element.tag().namespace();
        if (declared.length() > NAMESPACE_LIMIT) {
            return ""; // it would be read anew at every element
        }
        String namespace = declared.strip().toLowerCase(Locale.ROOT);
        return namespace.endsWith("/") || namespace.endsWith("#")
                ? namespace.substring(0, namespace.length() - 1)
                : namespace;
    }
}
