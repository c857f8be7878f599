package dev.parley.cli.newsroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The outlets of a script, each with its site on a free port of 127.0.0.1. What the script dates before the start
 * stands in the feeds from the beginning; the rest appears as it is published.
 */
public final class Newsroom implements AutoCloseable {

    private static final int HTTP_THREADS = 4;

    private final Clock clock;
    private final ExecutorService executor;
    private final Map<String, OutletSite> sites = new LinkedHashMap<>();

    private Newsroom(Clock clock) {
        this.clock = clock;
        this.executor = Executors.newFixedThreadPool(HTTP_THREADS, task -> {
            Thread thread = new Thread(task, "newsroom");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Opens all sites.
     *
     * @throws IOException when no port can be opened
     */
    public static Newsroom open(Script script, Clock clock) throws IOException {
        Newsroom newsroom = new Newsroom(clock);
        Instant now = clock.instant();
        try {
            for (Script.Outlet outlet : script.outlets()) {
                newsroom.sites.put(outlet.id(), new OutletSite(outlet, newsroom.executor));
            }
        } catch (IOException e) {
            newsroom.close();
            throw e;
        }
        for (Script.Article article : script.articles()) {
            if (article.hoursBefore() != null) {
                Instant published = now.minus(Duration.ofHours(article.hoursBefore()));
                newsroom.site(article).publish(PublishedArticle.of(article, published));
            }
        }
        return newsroom;
    }

    /** The addresses of all feeds, in the order of the script. */
    public List<URI> feeds() {
        return sites.values().stream().flatMap(site -> site.feeds().stream()).toList();
    }

    /** The list of feeds as the ingest service reads it. */
    public String feedList() {
        List<Map<String, Object>> outlets = sites.values().stream()
                .map(site -> Map.<String, Object>of(
                        "id", site.outlet().id(),
                        "name", site.outlet().name(),
                        "country", site.outlet().country(),
                        "language", "en",
                        "tier", site.outlet().tier(),
                        "feeds",
                                site.feeds().stream()
                                        .map(url -> Map.of("url", url.toString()))
                                        .toList()))
                .toList();
        try {
            return new YAMLMapper().writeValueAsString(Map.of("outlets", outlets));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether somebody has read each feed at least once, so that what is published from now on is news to them. */
    public boolean everyFeedWasRead() {
        return sites.values().stream().allMatch(OutletSite::everyFeedWasRead);
    }

    /** Puts the article on its outlet's site and into its feeds, dated now. */
    public Publication publish(Script.Article article) {
        OutletSite site = site(article);
        Instant now = clock.instant();
        site.publish(PublishedArticle.of(article, now));
        return new Publication(now, site.outlet(), article.id(), article.title(), false);
    }

    /**
     * Changes an article that was published before.
     *
     * @throws IllegalStateException when it was not
     */
    public Publication correct(Script.Article article, Script.Correction correction) {
        OutletSite site = site(article);
        Instant now = clock.instant();
        PublishedArticle changed = site.change(article.id(), published -> published.corrected(correction, now));
        return new Publication(now, site.outlet(), article.id(), changed.title(), true);
    }

    /**
     * What the sites have answered so far.
     *
     * @param answers all requests
     * @param notModified those answered with 304
     */
    public record Traffic(int answers, int notModified) {}

    public Traffic traffic() {
        return new Traffic(
                sites.values().stream().mapToInt(OutletSite::answers).sum(),
                sites.values().stream().mapToInt(OutletSite::notModified).sum());
    }

    @Override
    public void close() {
        sites.values().forEach(OutletSite::close);
        executor.shutdownNow();
    }

    private OutletSite site(Script.Article article) {
        OutletSite site = sites.get(article.outlet());
        if (site == null) {
            throw new IllegalArgumentException("outlet " + article.outlet() + " is not in this newsroom");
        }
        return site;
    }
}
