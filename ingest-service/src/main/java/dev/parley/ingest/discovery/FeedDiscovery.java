package dev.parley.ingest.discovery;

import dev.parley.ingest.discovery.Discovery.Found;
import dev.parley.ingest.discovery.Discovery.Named;
import dev.parley.ingest.discovery.Discovery.Nothing;
import dev.parley.ingest.discovery.Discovery.Several;
import dev.parley.ingest.encoding.Decoded;
import dev.parley.ingest.feed.FeedDocument;
import dev.parley.ingest.feed.FeedReader;
import dev.parley.ingest.fetch.FetchResult;
import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Fetched;
import dev.parley.ingest.fetch.FetchResult.Refused;
import dev.parley.ingest.fetch.HttpFetcher;
import dev.parley.ingest.fetch.Site;
import dev.parley.ingest.fetch.Validators;
import dev.parley.ingest.fetch.Wanted;
import dev.parley.ingest.fetch.WebAddress;
import dev.parley.ingest.markup.ElementTree;
import dev.parley.ingest.markup.TimeLimit;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the feed at an address, or the feeds that the page there names, or a feed where most sites have theirs. */
public final class FeedDiscovery {

    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+json",
            "application/json",
            "application/xml",
            "text/xml");

    /** Tried only when the page names none. */
    private static final List<String> USUAL_PLACES = List.of("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml");

    private static final int NAMED_LIMIT = 50;

    /** Pages without such a link for programs often have one for people. */
    private static final Pattern LIKE_A_FEED = Pattern.compile(
            "/(rss|feed|feeds|atom)/?$|\\.(rss|rdf|atom)$|/(rss|feed|atom|index|news)[^/]{0,20}\\.xml$");

    private static final int LINKS_TRIED = 5;

    private final HttpFetcher web;
    private final FeedReader reader;
    private final TimeLimit limit;

    /**
     * @param limit how long a page may take
     */
    public FeedDiscovery(HttpFetcher web, FeedReader reader, TimeLimit limit) {
        this.web = web;
        this.reader = reader;
        this.limit = limit;
    }

    /**
     * Looks at an address.
     *
     * @param address of a feed or of a page, http or https
     */
    public Discovery at(URI address) {
        FetchResult result = web.fetch(address, Wanted.FEED, Validators.NONE);
        if (!(result instanceof Fetched fetched)) {
            return new Nothing(reason(result));
        }
        FeedDocument document = reader.read(fetched.body(), fetched.contentType(), fetched.address());
        if (document.isFeed()) {
            return found(address, document);
        }
        Optional<Document> page = limit.within(deadline -> ElementTree.ofPage(
                Decoded.of(fetched.body(), fetched.contentType()).text(),
                fetched.address().toString(),
                deadline));
        if (page.isEmpty()) {
            return new Nothing(limit.reason());
        }
        List<Named> named = named(page.get(), fetched.address());
        if (named.size() > 1) {
            return new Several(named);
        }
        List<URI> places = named.isEmpty()
                ? places(page.get(), fetched.address())
                : List.of(named.get(0).feed());
        for (URI place : places) {
            if (web.fetch(place, Wanted.FEED, Validators.NONE) instanceof Fetched candidate) {
                FeedDocument feed = reader.read(candidate.body(), candidate.contentType(), candidate.address());
                if (feed.isFeed()) {
                    return found(place, feed);
                }
            }
        }
        return new Nothing(
                named.isEmpty()
                        ? "there is no feed, and the page there names none"
                        : "the page there names " + named.get(0).feed() + ", but that is no feed");
    }

    private static Found found(URI feed, FeedDocument document) {
        return new Found(
                feed, document.title(), document.language(), document.entries().size());
    }

    private static String reason(FetchResult result) {
        if (result instanceof Refused refused) {
            return refused.reason();
        }
        return result instanceof Failed failed ? failed.reason() : "the address is gone for good (410)";
    }

    /** Feeds of the site; those of comments, which WordPress names on every page, are left out. */
    private static List<Named> named(Document page, URI address) {
        Map<URI, Named> named = new LinkedHashMap<>();
        for (Element link : page.select("link[rel~=(?i)\\balternate\\b][href][type]")) {
            String type = link.attr("type").toLowerCase(Locale.ROOT);
            int end = type.indexOf(';');
            String title = link.attr("title").strip();
            boolean isFeed = TYPES.contains((end < 0 ? type : type.substring(0, end)).strip())
                    && !link.attr("href").isBlank();
            if (isFeed && named.size() < NAMED_LIMIT) {
                target(link)
                        .filter(feed -> !isOfComments(feed, address) && !isInterface(feed))
                        .ifPresent(feed -> named.putIfAbsent(feed, new Named(feed, title)));
            }
        }
        return List.copyOf(named.values());
    }

    /** {@code /comments/feed} for those of the site, and the article's own address with {@code /feed} for its own. */
    private static boolean isOfComments(URI feed, URI page) {
        String path = String.valueOf(feed.getPath());
        String own = String.valueOf(page.getPath());
        String withSlash = own.endsWith("/") ? own : own + "/";
        boolean isOfArticle =
                withSlash.length() > 1 && (path + "/").replace("//", "/").equals(withSlash + "feed/");
        return path.contains("/comments/feed") || isOfArticle;
    }

    /** What WordPress offers to programs, of the type of a JSON Feed. */
    private static boolean isInterface(URI address) {
        return String.valueOf(address.getPath()).contains("/wp-json/");
    }

    /** Where a feed may be when the page names none: where it links to on its own site, then the usual places. */
    private static List<URI> places(Document page, URI address) {
        Set<URI> places = new LinkedHashSet<>();
        Site site = Site.of(address);
        for (Element link : page.select("a[href]")) {
            if (places.size() >= LINKS_TRIED) {
                break;
            }
            target(link)
                    .filter(place -> Site.of(place).equals(site)
                            && LIKE_A_FEED
                                    .matcher(String.valueOf(place.getPath()).toLowerCase(Locale.ROOT))
                                    .find())
                    .ifPresent(places::add);
        }
        USUAL_PLACES.forEach(place -> places.add(address.resolve(place)));
        return List.copyOf(places);
    }

    private static Optional<URI> target(Element link) {
        return WebAddress.isTooLong(link.attr("href")) ? Optional.empty() : WebAddress.of(link.absUrl("href"));
    }
}
