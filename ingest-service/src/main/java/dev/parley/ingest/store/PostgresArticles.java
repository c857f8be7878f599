package dev.parley.ingest.store;

import static dev.parley.ingest.store.Columns.timestamp;

import dev.parley.ingest.revision.ArticleMemory;
import dev.parley.ingest.revision.ArticleRevision;
import dev.parley.ingest.revision.KnownArticle;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@link ArticleMemory} in the schema {@code ingest}. Failures of the database are Jdbi's unchecked exceptions. */
public final class PostgresArticles implements ArticleMemory {

    private final Jdbi jdbi;

    public PostgresArticles(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<KnownArticle> article(String articleId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT revision, text_hash, from_page, backlog, first_seen, feed_url
                        FROM ingest.articles WHERE article_id = :id
                        """)
                .bind("id", articleId)
                .map((row, context) -> new KnownArticle(
                        row.getInt("revision"),
                        row.getString("text_hash"),
                        row.getBoolean("from_page"),
                        row.getBoolean("backlog"),
                        Columns.instant(row, "first_seen"),
                        row.getString("feed_url")))
                .findOne());
    }

    @Override
    public void remember(ArticleRevision revision, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO ingest.articles
                            (article_id, outlet_id, feed_url, canonical_url, revision, text_hash, from_page, backlog,
                             published, first_seen, last_changed)
                        VALUES (:id, :outlet, :feed, :canonical, :revision, :hash, :fromPage, :backlog,
                             :published, :firstSeen, :now)
                        ON CONFLICT (article_id) DO UPDATE
                        SET canonical_url = excluded.canonical_url, revision = excluded.revision,
                            text_hash = excluded.text_hash, from_page = excluded.from_page,
                            published = coalesce(excluded.published, ingest.articles.published),
                            last_changed = excluded.last_changed
                        WHERE ingest.articles.revision < excluded.revision
                        """)
                .bind("id", revision.article().id())
                .bind("outlet", revision.outlet().id())
                .bind("feed", revision.feedUrl())
                .bind("canonical", revision.article().canonicalUrl().toString())
                .bind("revision", revision.revision())
                .bind("hash", revision.article().textHash())
                .bind("fromPage", revision.article().isFromPage())
                .bind("backlog", revision.backlog())
                .bind("published", timestamp(revision.article().published()))
                .bind("firstSeen", Timestamp.from(revision.firstSeen()))
                .bind("now", Timestamp.from(now))
                .execute());
    }
}
