package dev.parley.ingest;

import dev.parley.ingest.fetch.Validators;
import dev.parley.ingest.poll.ArticleRevision;
import dev.parley.ingest.poll.DueFeed;
import dev.parley.ingest.poll.EntryKey;
import dev.parley.ingest.poll.IngestMemory;
import dev.parley.ingest.poll.KnownArticle;
import dev.parley.ingest.poll.PollResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers like the database, for one feed, as long as the test runs. */
final class InMemoryMemory implements IngestMemory {

    private DueFeed feed;
    private boolean isDown;
    private final Map<String, String> entries = new HashMap<>();
    private final Map<String, KnownArticle> articles = new HashMap<>();

    InMemoryMemory(URI feed, String outletId) {
        this.feed = new DueFeed(feed, outletId, Validators.NONE, null, false, 0);
    }

    DueFeed feed() {
        return feed;
    }

    int knownEntries() {
        return entries.size();
    }

    @Override
    public List<DueFeed> claim(int limit, Instant now, Duration lease) {
        return List.of(feed);
    }

    @Override
    public void prolong(Collection<URI> feeds, Instant now, Duration lease) {}

    @Override
    public Map<String, String> knownEntries(URI url, Collection<EntryKey> wanted) {
        return Map.copyOf(entries);
    }

    @Override
    public Optional<KnownArticle> article(String articleId) {
        return Optional.ofNullable(articles.get(articleId));
    }

    void goDown(boolean down) {
        isDown = down;
    }

    @Override
    public void remember(URI url, EntryKey entry, @Nullable ArticleRevision published, Instant now) {
        if (isDown) {
            throw new IllegalStateException("the database is away");
        }
        entries.put(entry.identity(), entry.content());
        if (published != null) {
            articles.put(
                    published.article().id(),
                    new KnownArticle(
                            published.revision(),
                            published.article().textHash(),
                            published.article().isFromPage(),
                            published.backlog(),
                            published.firstSeen(),
                            published.feedUrl()));
        }
    }

    @Override
    public void finish(DueFeed polled, PollResult result, Instant now, Instant nextPoll) {
        feed = new DueFeed(
                feed.url(),
                feed.outletId(),
                result.validators() == null ? feed.validators() : result.validators(),
                result.bodyHash() == null ? feed.bodyHash() : result.bodyHash(),
                feed.baselineComplete() || result.outcome().isSuccess(),
                result.outcome().isSuccess() ? 0 : feed.failures() + 1);
    }
}
