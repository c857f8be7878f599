package dev.parley.ingest.feed;

import dev.parley.ingest.feed.FeedProblem.Kind;
import dev.parley.ingest.fetch.WebAddress;
import dev.parley.ingest.markup.Deadline;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads news sitemaps: a sitemap whose addresses carry a title and a date of publication. A sitemap without them lists
 * pages, not news.
 */
final class NewsSitemap {

    private NewsSitemap() {}

    /** The element that makes a document a sitemap, or an index of sitemaps; null where there is none. */
    static @Nullable Element rootOf(Document tree) {
        for (Element child : tree.children()) {
            String name = FeedReader.name(child);
            if (name.equals("urlset") || name.equals("sitemapindex")) {
                return child;
            }
        }
        return null;
    }

    static FeedDocument read(
            Element root, @Nullable URI base, int entryLimit, List<FeedProblem> problems, Deadline deadline) {
        if (FeedReader.name(root).equals("sitemapindex")) {
            problems.add(new FeedProblem(
                    Kind.NOT_A_FEED, "it is an index of sitemaps; list the news sitemap that it names"));
            return FeedDocument.notAFeed(problems);
        }
        List<FeedEntry> entries = new ArrayList<>();
        String language = null;
        String publication = null;
        for (Element url : root.children()) {
            deadline.check();
            Element news = child(url, "news");
            String location = text(url, "loc");
            if (news == null || location == null) {
                continue;
            }
            if (entries.size() >= entryLimit) {
                problems.add(
                        new FeedProblem(Kind.TOO_MANY_ENTRIES, "of the entries the first " + entryLimit + " are read"));
                break;
            }
            Element source = child(news, "publication");
            if (source != null && language == null) {
                language = text(source, "language");
                publication = text(source, "name");
            }
            String address = WebAddress.resolved(location, base);
            entries.add(new FeedEntry(
                    address,
                    address,
                    text(news, "title"),
                    null,
                    null,
                    null,
                    date(news, "publication_date", problems),
                    date(url, "lastmod", problems)));
        }
        if (entries.isEmpty() && root.childrenSize() > 0) {
            problems.add(new FeedProblem(Kind.NOT_A_FEED, "it is a sitemap, but no news sitemap"));
            return FeedDocument.notAFeed(problems);
        }
        return new FeedDocument("news_sitemap", publication, language, null, null, problems, entries);
    }

    private static @Nullable Instant date(Element parent, String name, List<FeedProblem> problems) {
        String date = text(parent, name);
        Instant read = FeedDates.parse(date).orElse(null);
        if (date != null && read == null) {
            problems.add(new FeedProblem(Kind.DATE, "the date \"" + date + "\" cannot be understood"));
        }
        return read;
    }

    private static @Nullable Element child(Element parent, String name) {
        for (Element child : parent.children()) {
            if (FeedReader.name(child).equals(name)) {
                return child;
            }
        }
        return null;
    }

    private static @Nullable String text(Element parent, String name) {
        Element child = child(parent, name);
        String text = child == null ? "" : child.text().strip();
        return text.isEmpty() ? null : text;
    }
}
