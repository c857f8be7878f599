package dev.parley.ingest;

import dev.parley.ingest.revision.ArticleMemory;
import dev.parley.ingest.revision.ArticleRevision;
import dev.parley.ingest.revision.KnownArticle;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers like the database, as long as the test runs. */
final class InMemoryArticles implements ArticleMemory {

    private final Map<String, KnownArticle> articles = new HashMap<>();
    private boolean isDown;

    void goDown(boolean down) {
        isDown = down;
    }

    @Override
    public Optional<KnownArticle> article(String articleId) {
        return Optional.ofNullable(articles.get(articleId));
    }

    @Override
    public void remember(ArticleRevision published, Instant now) {
        if (isDown) {
            throw new IllegalStateException("the database is away");
        }
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
