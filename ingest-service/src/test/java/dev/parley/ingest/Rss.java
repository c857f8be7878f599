package dev.parley.ingest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes the feeds and pages of invented outlets. */
public final class Rss {

    private Rss() {}

    /** An item of a feed. */
    public record Item(String guid, String link, String title, String summary) {}

    /** A feed of the summer of 2025. */
    public static String feed(List<Item> items) {
        return feed(Instant.parse("2025-06-02T10:00:00Z"), items);
    }

    /**
     * @param published the date of all items
     */
    public static String feed(Instant published, List<Item> items) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(published.atOffset(ZoneOffset.UTC));
        StringBuilder feed = new StringBuilder(
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Harbour Gazette</title>"
                        + "<language>en-gb</language>");
        for (Item item : items) {
            feed.append(
                    "<item><guid isPermaLink=\"false\">%s</guid><link>%s</link><title>%s</title><description>%s</description>"
                            .formatted(item.guid(), item.link(), item.title(), item.summary()));
            feed.append("<pubDate>").append(date).append("</pubDate></item>");
        }
        return feed.append("</channel></rss>").toString();
    }

    public static String page(String title, String... paragraphs) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><title>" + title
                + "</title></head><body><nav><a href=\"/\">Home</a></nav><article><h1>" + title + "</h1>");
        for (String paragraph : paragraphs) {
            page.append("<p>").append(paragraph).append("</p>");
        }
        return page.append("</article><footer>About us</footer></body></html>").toString();
    }
}
