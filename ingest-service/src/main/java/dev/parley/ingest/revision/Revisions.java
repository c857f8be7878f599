package dev.parley.ingest.revision;

import dev.parley.ingest.article.Article;
import dev.parley.ingest.outlet.Outlet;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Publishes what is new of an article, and only then remembers it: whatever interrupts that, the article may be
 * published twice, with the same event id, but never not at all. Thread-safe.
 */
public final class Revisions {

    private static final int LOCKS = 256;

    private final ArticleMemory memory;
    private final ArticlePublisher publisher;
    private final Clock clock;
    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

    public Revisions(ArticleMemory memory, ArticlePublisher publisher, Clock clock) {
        this.memory = memory;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Takes an article as it was read for a feed.
     *
     * @param feedUrl the feed
     * @param backlog whether an article that is not known yet is old news
     * @return whether it was a new revision, which is published now
     * @throws ArticlePublisher.NotPublishedException when it could not be published and must be taken again
     */
    public boolean take(Article article, Outlet outlet, String feedUrl, boolean backlog) {
        // two feeds of an outlet often bring the same article at the same moment
        synchronized (locks.get(Math.floorMod(article.id().hashCode(), LOCKS))) {
            Optional<ArticleRevision> revision = revision(article, outlet, feedUrl, backlog);
            revision.ifPresent(publisher::publish);
            revision.ifPresent(published -> memory.remember(published, clock.instant()));
            return revision.isPresent();
        }
    }

    /** The revision that the article has become; nothing when nothing is new in it. */
    private Optional<ArticleRevision> revision(Article article, Outlet outlet, String feedUrl, boolean backlog) {
        Optional<KnownArticle> known = memory.article(article.id());
        if (known.isEmpty()) {
            return Optional.of(new ArticleRevision(article, outlet, 1, feedUrl, article.fetched(), backlog));
        }
        KnownArticle last = known.get();
        boolean isWorseSource = last.fromPage() && !article.isFromPage();
        if (isWorseSource || last.textHash().equals(article.textHash())) {
            return Optional.empty();
        }
        return Optional.of(new ArticleRevision(
                article, outlet, last.revision() + 1, last.feedUrl(), last.firstSeen(), last.backlog()));
    }
}
