package dev.parley.ingest.outlet;

import dev.parley.ingest.fetch.WebAddress;
import java.io.StringWriter;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Lists of feeds as feed readers exchange them (OPML 2.0). */
public final class Opml {

    private static final int FEED_LIMIT = 20_000;

    private Opml() {}

    /** A feed in a list. */
    public record Entry(URI feed, String title) {}

    /**
     * Reads the feeds of a list, folders flattened; what has no http or https address is left out.
     *
     * @throws IllegalArgumentException when it is no OPML; the message says why
     */
    public static List<Entry> read(String opml) {
        Document document = Parser.xmlParser().setMaxDepth(64).parseInput(opml, "");
        if (document.selectFirst("opml") == null) {
            throw new IllegalArgumentException("it is no OPML: there is no <opml> element in it");
        }
        Map<URI, Entry> feeds = new LinkedHashMap<>();
        for (Element outline : document.getElementsByTag("outline")) {
            String title = outline.hasAttr("title") ? outline.attr("title") : outline.attr("text");
            if (feeds.size() < FEED_LIMIT) {
                WebAddress.of(outline.attributes().getIgnoreCase("xmlUrl"))
                        .ifPresent(feed -> feeds.putIfAbsent(feed, new Entry(feed, title.strip())));
            }
        }
        return List.copyOf(feeds.values());
    }

    /** The feeds of these outlets, a folder for each outlet. */
    public static String write(Collection<Outlet> outlets) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("opml");
            xml.writeAttribute("version", "2.0");
            xml.writeStartElement("head");
            xml.writeStartElement("title");
            xml.writeCharacters("Parley");
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement("body");
            for (Outlet outlet : outlets) {
                xml.writeStartElement("outline");
                xml.writeAttribute("text", outlet.name());
                for (Feed feed : outlet.feeds()) {
                    xml.writeEmptyElement("outline");
                    xml.writeAttribute("type", "rss");
                    xml.writeAttribute("text", outlet.name());
                    xml.writeAttribute("xmlUrl", feed.url().toString());
                }
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string takes all that is written", e);
        }
        return out.toString();
    }
}
