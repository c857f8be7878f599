package dev.parley.ingest;

import dev.parley.ingest.article.Article;
import dev.parley.ingest.article.ArticleReader;
import dev.parley.ingest.article.ArticleReader.Reading;
import dev.parley.ingest.article.Language;
import dev.parley.ingest.feed.FeedDocument;
import dev.parley.ingest.feed.FeedEntry;
import dev.parley.ingest.feed.FeedReader;
import dev.parley.ingest.feed.HubLink;
import dev.parley.ingest.fetch.FetchResult;
import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Fetched;
import dev.parley.ingest.fetch.FetchResult.NotModified;
import dev.parley.ingest.fetch.FetchResult.Refused;
import dev.parley.ingest.fetch.HttpFetcher;
import dev.parley.ingest.fetch.Site;
import dev.parley.ingest.fetch.Terms;
import dev.parley.ingest.fetch.Wanted;
import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.outlet.OutletDirectory;
import dev.parley.ingest.poll.Contents;
import dev.parley.ingest.poll.DueFeed;
import dev.parley.ingest.poll.EntryKey;
import dev.parley.ingest.poll.FeedMemory;
import dev.parley.ingest.poll.FinishedPoll;
import dev.parley.ingest.poll.PollResult;
import dev.parley.ingest.poll.PollRhythm;
import dev.parley.ingest.poll.SitesInWork;
import dev.parley.ingest.push.Hubs;
import dev.parley.ingest.revision.ArticlePublisher.NotPublishedException;
import dev.parley.ingest.revision.Revisions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The way from a feed to its articles. Feeds whose turn it is are claimed; a poll reads the feed, leaves alone the
 * entries that say nothing new, reads the article behind each of the others, publishes it as a new revision if its
 * wording changed, and only then remembers it. What the poll found decides when the next one is. Whatever interrupts a
 * poll, the next one goes on where it stopped: an article may be published twice, with the same event id, but never not
 * at all.
 *
 * <p>Safe for use by many threads, one feed each.
 */
public final class IngestCycle {

    /** So long the feeds of an instance that died stay unpolled. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    /** So long a poll works before it lets other feeds have its thread and goes on in the next. */
    private static final Duration SLICE = Duration.ofSeconds(20);

    /** So many feeds of a site are polled at once; the others come one after the other, this far apart. */
    private static final int FEEDS_OF_A_SITE = 2;

    private static final Duration FEEDS_OF_A_SITE_APART = Duration.ofSeconds(1);

    private final OutletDirectory outlets;
    private final HttpFetcher web;
    private final FeedReader feedReader;
    private final ArticleReader articleReader;
    private final FeedMemory memory;
    private final Revisions revisions;
    private final PollRhythm rhythm;
    private final Hubs hubs;
    private final Clock clock;
    private final SitesInWork sites = new SitesInWork(FEEDS_OF_A_SITE);
    private final Set<URI> inWork = ConcurrentHashMap.newKeySet();

    public IngestCycle(
            OutletDirectory outlets,
            HttpFetcher web,
            FeedReader feedReader,
            ArticleReader articleReader,
            FeedMemory memory,
            Revisions revisions,
            PollRhythm rhythm,
            Hubs hubs,
            Clock clock) {
        this.outlets = outlets;
        this.web = web;
        this.feedReader = feedReader;
        this.articleReader = articleReader;
        this.memory = memory;
        this.revisions = revisions;
        this.rhythm = rhythm;
        this.hubs = hubs;
        this.clock = clock;
    }

    /**
     * Claims feeds whose turn it is; each must be given to {@link #poll}. Feeds of a site that is busy with others come
     * later. A feed that is still being polled here is none of them: when the database or this machine stood still for
     * longer than the lease, claims have run out without their polls having ended.
     */
    public List<DueFeed> claim(int limit) {
        Instant now = clock.instant();
        List<DueFeed> mine = memory.claim(limit, now, LEASE);
        if (clock.instant().isAfter(now.plus(LEASE))) {
            return List.of(); // the answer took so long that another instance may have them by now
        }
        List<DueFeed> claimed = new ArrayList<>();
        Map<URI, Instant> later = new LinkedHashMap<>();
        Map<Site, Integer> waiting = new HashMap<>();
        for (DueFeed feed : mine) {
            if (!inWork.add(feed.url())) {
                continue; // the poll that runs goes on under the new claim
            }
            URI address = feed.address().current();
            if (web.isOpened(address) || sites.enter(Site.of(address))) {
                claimed.add(feed);
            } else {
                int place = waiting.merge(Site.of(address), 1, Integer::sum);
                inWork.remove(feed.url());
                later.put(feed.url(), now.plus(FEEDS_OF_A_SITE_APART.multipliedBy(place)));
            }
        }
        memory.postpone(later);
        return claimed;
    }

    /** Keeps the claims on feeds that are being polled; to be called several times within the lease of 10 seconds. */
    public void prolong() {
        memory.prolong(Set.copyOf(inWork), clock.instant(), LEASE);
    }

    /** How many feeds are claimed here, and not yet polled to the end. */
    public int inWork() {
        return inWork.size();
    }

    /** Polls a claimed feed, publishes what is new in it, and plans its next poll. */
    public FinishedPoll poll(DueFeed feed) {
        try {
            Instant started = clock.instant();
            PollResult result = outlets.outlet(feed.outletId())
                    .map(outlet -> read(feed, outlet))
                    .orElseGet(() -> PollResult.refused("the outlet " + feed.outletId() + " is no longer listed"));
            FinishedPoll poll = rhythm.finish(feed, result, started, clock.instant());
            memory.finish(feed, poll);
            return poll;
        } finally {
            sites.leave(Site.of(feed.address().current()));
            inWork.remove(feed.url());
        }
    }

    private PollResult read(DueFeed feed, Outlet outlet) {
        FetchResult result = web.fetch(feed.address().current(), Wanted.FEED, feed.condition());
        if (result instanceof Fetched fetched) {
            return workOff(feed, outlet, fetched);
        }
        if (result instanceof NotModified notModified) {
            Terms terms = notModified.terms();
            return PollResult.unchanged(
                    "not modified", terms.with(terms.validators().or(feed.validators())));
        }
        if (result instanceof Refused refused) {
            return PollResult.refused(refused.reason());
        }
        if (result instanceof Failed failed) {
            return PollResult.failed(failed);
        }
        return PollResult.gone();
    }

    private PollResult workOff(DueFeed feed, Outlet outlet, Fetched fetched) {
        String bodyHash = fetched.bodyHash();
        if (bodyHash.equals(feed.bodyHash())) {
            return PollResult.unchanged("the same document", fetched.terms());
        }
        FeedDocument document = feedReader.read(fetched.body(), fetched.contentType(), fetched.address());
        if (!document.isFeed()) {
            return PollResult.unreadable(document.lastProblem().orElseThrow());
        }
        HubLink.ofHeaders(fetched.links(), fetched.address())
                .or(() -> Optional.ofNullable(document.hub()))
                .ifPresent(hub -> hubs.named(feed, hub));
        Map<EntryKey, FeedEntry> entries = oldestFirst(document);
        Map<String, String> known = memory.knownEntries(feed.url(), entries.keySet());
        Contents contents = Contents.of(document, entries.size(), known.size(), clock.instant());
        hubs.polled(feed, without(known, entries.keySet()));
        entries.keySet().removeIf(key -> key.content().equals(known.get(key.identity())));
        Instant sliceEnd = clock.instant().plus(SLICE);
        int published = 0;
        int left = entries.size();
        List<String> troubles = new ArrayList<>();
        try {
            for (Map.Entry<EntryKey, FeedEntry> entry : entries.entrySet()) {
                if (clock.instant().isAfter(sliceEnd)) {
                    return PollResult.unfinished(left, published);
                }
                Reading reading = read(document, entry.getValue(), outlet);
                published += publish(feed, outlet, entry.getKey(), reading);
                Optional.ofNullable(reading.pageTrouble()).ifPresent(troubles::add);
                left--;
            }
        } catch (NotPublishedException e) {
            return PollResult.unpublished(String.valueOf(e.getMessage()), published);
        }
        PollResult result = PollResult.workedOff(fetched.terms(), contents, bodyHash, published);
        return troubles.isEmpty()
                ? result
                : result.remarking(
                        "of " + troubles.size() + " the page could not be read: " + troubles.get(troubles.size() - 1));
    }

    /**
     * Works off what a hub has pushed for a feed. What is not finished the next poll finds again.
     *
     * @return how many article revisions were published
     * @throws NotPublishedException when the broker did not take one
     */
    public int push(URI url, byte[] body, @Nullable String contentType) {
        Optional<DueFeed> known = memory.feed(url).filter(DueFeed::baselineComplete); // or old news would be new
        Optional<Outlet> outlet = known.flatMap(feed -> outlets.outlet(feed.outletId()));
        if (outlet.isEmpty()) {
            return 0;
        }
        DueFeed feed = known.get();
        FeedDocument document =
                feedReader.read(body, contentType, feed.address().current());
        Map<EntryKey, FeedEntry> entries = oldestFirst(document);
        Map<String, String> before = memory.knownEntries(url, entries.keySet());
        hubs.pushed(
                feed,
                entries.keySet().stream().map(EntryKey::identity).toList(),
                without(before, entries.keySet()).size());
        int published = 0;
        for (Map.Entry<EntryKey, FeedEntry> entry : entries.entrySet()) {
            if (!entry.getKey().content().equals(before.get(entry.getKey().identity()))) {
                published +=
                        publish(feed, outlet.get(), entry.getKey(), read(document, entry.getValue(), outlet.get()));
            }
        }
        return published;
    }

    /** The identities of the entries that were not known. */
    private static List<String> without(Map<String, String> known, Collection<EntryKey> entries) {
        return entries.stream()
                .map(EntryKey::identity)
                .filter(identity -> !known.containsKey(identity))
                .toList();
    }

    private static Map<EntryKey, FeedEntry> oldestFirst(FeedDocument document) {
        List<FeedEntry> oldestFirst = new ArrayList<>(document.entries());
        Collections.reverse(oldestFirst);
        Map<EntryKey, FeedEntry> entries = new LinkedHashMap<>();
        oldestFirst.forEach(entry -> entries.put(EntryKey.of(entry), entry));
        return entries;
    }

    private Reading read(FeedDocument document, FeedEntry entry, Outlet outlet) {
        String declared = Language.code(document.language());
        return articleReader.read(entry, declared == null ? outlet.language() : declared);
    }

    private int publish(DueFeed feed, Outlet outlet, EntryKey key, Reading reading) {
        int published = 0;
        for (Article article : reading.articles()) {
            boolean isNews = revisions.take(article, outlet, feed.url().toString(), !feed.baselineComplete());
            published += isNews ? 1 : 0;
        }
        memory.remember(
                feed.url(),
                reading.isWorthAnother() ? key.unfinished() : key,
                reading.articles().stream().findFirst().map(Article::id).orElse(null),
                clock.instant());
        return published;
    }
}
