package dev.parley.ingest;

import java.util.List;

/** Writes the feeds and pages of invented outlets. */
public final class Rss {

    private Rss() {}

    /** An item of a feed. */
    public record Item(String guid, String link, String title, String summary) {}

    public static String feed(List<Item> items) {
        StringBuilder feed = new StringBuilder(
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Harbour Gazette</title>"
                        + "<language>en-gb</language>");
        for (Item item : items) {
            feed.append(
                    "<item><guid isPermaLink=\"false\">%s</guid><link>%s</link><title>%s</title><description>%s</description>"
                            .formatted(item.guid(), item.link(), item.title(), item.summary()));
            feed.append("<pubDate>Mon, 02 Jun 2025 10:00:00 GMT</pubDate></item>");
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
