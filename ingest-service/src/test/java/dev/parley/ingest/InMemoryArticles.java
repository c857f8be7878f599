package dev.parley.ingest;

import dev.parley.ingest.article.Article;
import dev.parley.ingest.revision.ArticleMemory;
import dev.parley.ingest.revision.ArticleRevision;
import dev.parley.ingest.revision.KnownArticle;
import dev.parley.ingest.revision.KnownArticle.Wording;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers like the database, as long as the test runs. */
final class InMemoryArticles implements ArticleMemory {

    private final Map<String, KnownArticle> articles = new HashMap<>();
    private boolean isDown;
    private int typos;

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
                        new Wording(
                                published.article().title(), published.article().text()),
                        published.article().isFromPage(),
                        published.backlog(),
                        published.firstSeen(),
                        published.feedUrl(),
                        published.withdrawal() != null));
    }

    /** How often slips of the pen were corrected. */
    int typos() {
        return typos;
    }

    @Override
    public void rememberTypos(Article corrected, Instant now) {
        typos++;
        KnownArticle last = article(corrected.id()).orElseThrow();
        articles.put(
                corrected.id(),
                new KnownArticle(
                        last.revision(),
                        corrected.textHash(),
                        new Wording(corrected.title(), corrected.text()),
                        last.fromPage(),
                        last.backlog(),
                        last.firstSeen(),
                        last.feedUrl(),
                        last.withdrawn()));
    }
}
