package dev.parley.ingest;

import dev.parley.ingest.article.Article;
import dev.parley.ingest.revision.ArticleMemory;
import dev.parley.ingest.revision.ArticleRevision;
import dev.parley.ingest.revision.KnownArticle;
import dev.parley.ingest.revision.KnownArticle.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Remembers like the database, as long as the test runs. */
final class InMemoryArticles implements ArticleMemory {

    private final Map<String, KnownArticle> articles = new HashMap<>();
    private final List<ArticleRevision> published = new ArrayList<>();
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
    public List<Namesake> namesakes(Article article, String outletId, Instant since) {
        return published.stream()
                .filter(known -> known.article().title().equals(article.title())
                        || Objects.equals(known.article().published(), article.published()))
                .map(known -> new Namesake(
                        known.article().canonicalUrl(),
                        known.article().title(),
                        known.article().text()))
                .toList();
    }

    @Override
    public void remember(ArticleRevision revision, Instant now) {
        if (isDown) {
            throw new IllegalStateException("the database is away");
        }
        published.add(revision);
        articles.put(
                revision.article().id(),
                new KnownArticle(
                        revision.revision(),
                        revision.article().textHash(),
                        new Wording(
                                revision.article().title(), revision.article().text()),
                        revision.article().isFromPage(),
                        revision.backlog(),
                        revision.firstSeen(),
                        revision.feedUrl(),
                        revision.withdrawal() != null,
                        Boolean.TRUE.equals(revision.article().complete())));
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
                        last.withdrawn(),
                        last.isWhole()));
    }
}
