package dev.parley.ingest;

import static dev.parley.ingest.poll.PollResult.Outcome.FAILED;
import static dev.parley.ingest.poll.PollResult.Outcome.GONE;
import static dev.parley.ingest.poll.PollResult.Outcome.NEWS;
import static dev.parley.ingest.poll.PollResult.Outcome.NOT_A_FEED;
import static dev.parley.ingest.poll.PollResult.Outcome.REFUSED;
import static dev.parley.ingest.poll.PollResult.Outcome.UNCHANGED;

import dev.parley.ingest.article.Article;
import dev.parley.ingest.article.ArticleReader;
import dev.parley.ingest.article.ArticleReader.Reading;
import dev.parley.ingest.article.Language;
import dev.parley.ingest.feed.FeedDocument;
import dev.parley.ingest.feed.FeedEntry;
import dev.parley.ingest.feed.FeedReader;
import dev.parley.ingest.fetch.FetchResult;
import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Fetched;
import dev.parley.ingest.fetch.FetchResult.NotModified;
import dev.parley.ingest.fetch.FetchResult.Refused;
import dev.parley.ingest.fetch.HttpFetcher;
import dev.parley.ingest.fetch.Wanted;
import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.outlet.OutletList;
import dev.parley.ingest.poll.ArticlePublisher;
import dev.parley.ingest.poll.ArticlePublisher.NotPublishedException;
import dev.parley.ingest.poll.ArticleRevision;
import dev.parley.ingest.poll.DueFeed;
import dev.parley.ingest.poll.EntryKey;
import dev.parley.ingest.poll.IngestMemory;
import dev.parley.ingest.poll.KnownArticle;
import dev.parley.ingest.poll.PollResult;
import dev.parley.ingest.poll.PollRhythm;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way from a feed to its articles. Feeds whose turn it is are claimed; a poll reads the feed, leaves alone the
 * entries that say nothing new, reads the article behind each of the others, publishes it as a new revision if its
 * wording changed, and only then remembers it. Whatever interrupts a poll, the next one goes on where it stopped: an
 * article may be published twice, with the same event id, but never not at all.
 *
 * <p>Safe for use by many threads, one feed each.
 */
public final class IngestCycle {

    /** So long the feeds of an instance that died stay unpolled. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final int ARTICLE_LOCKS = 256;

    private final OutletList outlets;
    private final HttpFetcher web;
    private final FeedReader feedReader;
    private final ArticleReader articleReader;
    private final IngestMemory memory;
    private final ArticlePublisher publisher;
    private final PollRhythm rhythm;
    private final Clock clock;
    private final List<Object> articleLocks =
            Stream.generate(Object::new).limit(ARTICLE_LOCKS).toList();

    public IngestCycle(
            OutletList outlets,
            HttpFetcher web,
            FeedReader feedReader,
            ArticleReader articleReader,
            IngestMemory memory,
            ArticlePublisher publisher,
            PollRhythm rhythm,
            Clock clock) {
        this.outlets = outlets;
        this.web = web;
        this.feedReader = feedReader;
        this.articleReader = articleReader;
        this.memory = memory;
        this.publisher = publisher;
        this.rhythm = rhythm;
        this.clock = clock;
    }

    /** Claims feeds whose turn it is; each must be given to {@link #poll}. */
    public List<DueFeed> claim(int limit) {
        return memory.claim(limit, clock.instant(), LEASE);
    }

    /** Keeps the claims on feeds that are being polled; to be called several times within the lease of 10 seconds. */
    public void prolong(Collection<URI> claimed) {
        memory.prolong(claimed, clock.instant(), LEASE);
    }

    /** Polls a claimed feed, publishes what is new in it, and plans its next poll. */
    public PollResult poll(DueFeed feed) {
        PollResult result = outlets.outlet(feed.outletId())
                .map(outlet -> read(feed, outlet))
                .orElseGet(() -> PollResult.of(FAILED, "the outlet " + feed.outletId() + " is no longer listed"));
        Instant now = clock.instant();
        memory.finish(feed, result, now, rhythm.next(feed, result, now));
        return result;
    }

    private PollResult read(DueFeed feed, Outlet outlet) {
        FetchResult result = web.fetch(feed.url(), Wanted.FEED, feed.validators());
        if (result instanceof Fetched fetched) {
            return workOff(feed, outlet, fetched);
        }
        if (result instanceof NotModified notModified) {
            return PollResult.unchanged("not modified", notModified.validators().or(feed.validators()));
        }
        if (result instanceof Refused refused) {
            return PollResult.of(REFUSED, refused.reason());
        }
        if (result instanceof Failed failed) {
            return PollResult.failed(failed.reason(), failed.retryAfter());
        }
        return PollResult.of(GONE, "the outlet says that the feed is gone for good (410)");
    }

    private PollResult workOff(DueFeed feed, Outlet outlet, Fetched fetched) {
        String bodyHash = fetched.bodyHash();
        if (bodyHash.equals(feed.bodyHash())) {
            return PollResult.unchanged("the same document", fetched.validators());
        }
        FeedDocument document = feedReader.read(fetched.body(), fetched.contentType(), fetched.address());
        if (!document.isFeed()) {
            return PollResult.of(
                    NOT_A_FEED,
                    document.problems().get(document.problems().size() - 1).detail());
        }
        int published = 0;
        try {
            for (Map.Entry<EntryKey, FeedEntry> entry : news(feed, document).entrySet()) {
                published += workOff(feed, outlet, document, entry.getKey(), entry.getValue()) ? 1 : 0;
            }
        } catch (NotPublishedException e) {
            return PollResult.unpublished(
                    String.valueOf(e.getMessage()), document.entries().size(), published);
        }
        return new PollResult(
                published > 0 ? NEWS : UNCHANGED,
                document.entries().size() + " entries, " + published + " articles published",
                fetched.validators(),
                bodyHash,
                newest(document),
                document.entries().size(),
                published,
                null);
    }

    /** The entries that are new or say something else than at the last poll, oldest first. */
    private Map<EntryKey, FeedEntry> news(DueFeed feed, FeedDocument document) {
        List<FeedEntry> oldestFirst = new ArrayList<>(document.entries());
        Collections.reverse(oldestFirst);
        Map<EntryKey, FeedEntry> entries = new LinkedHashMap<>();
        oldestFirst.forEach(entry -> entries.put(EntryKey.of(entry), entry));
        Map<String, String> known = memory.knownEntries(feed.url(), entries.keySet());
        entries.keySet().removeIf(key -> key.content().equals(known.get(key.identity())));
        return entries;
    }

    private boolean workOff(DueFeed feed, Outlet outlet, FeedDocument document, EntryKey key, FeedEntry entry) {
        String declared = Language.code(document.language());
        String language = declared == null ? outlet.language() : declared;
        Reading reading = articleReader.read(entry, language);
        EntryKey done = reading.pageMissed() ? key.unfinished() : key;
        if (reading.article().isEmpty()) {
            memory.remember(feed.url(), done, null, clock.instant());
            return false;
        }
        Article article = reading.article().get();
        // two feeds of an outlet often bring the same article at the same moment
        synchronized (lockOf(article.id())) {
            ArticleRevision revision = revision(feed, outlet, article);
            if (revision != null) {
                publisher.publish(revision);
            }
            memory.remember(feed.url(), done, revision, clock.instant());
            return revision != null;
        }
    }

    private Object lockOf(String articleId) {
        return articleLocks.get(Math.floorMod(articleId.hashCode(), ARTICLE_LOCKS));
    }

    /** The revision that the article has become, or null when nothing new is in it. */
    private @Nullable ArticleRevision revision(DueFeed feed, Outlet outlet, Article article) {
        Optional<KnownArticle> known = memory.article(article.id());
        if (known.isEmpty()) {
            boolean backlog = !feed.baselineComplete();
            return new ArticleRevision(article, outlet, 1, feed.url().toString(), article.fetched(), backlog);
        }
        KnownArticle last = known.get();
        boolean isWorseSource = last.fromPage() && !article.isFromPage();
        if (isWorseSource || last.textHash().equals(article.textHash())) {
            return null;
        }
        return new ArticleRevision(
                article, outlet, last.revision() + 1, last.feedUrl(), last.firstSeen(), last.backlog());
    }

    private static @Nullable Instant newest(FeedDocument document) {
        return document.entries().stream()
                .flatMap(entry -> Stream.of(entry.published(), entry.updated()))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
