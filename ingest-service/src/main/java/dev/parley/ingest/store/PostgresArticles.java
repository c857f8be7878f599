package dev.parley.ingest.store;

import static dev.parley.ingest.store.Columns.timestamp;

import dev.parley.ingest.article.Article;
import dev.parley.ingest.article.CanonicalUrl;
import dev.parley.ingest.revision.ArticleMemory;
import dev.parley.ingest.revision.ArticleRevision;
import dev.parley.ingest.revision.KnownArticle;
import dev.parley.ingest.revision.KnownArticle.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@link ArticleMemory} in the schema {@code ingest}. Failures of the database are Jdbi's unchecked exceptions. */
public final class PostgresArticles implements ArticleMemory {

    private final Jdbi jdbi;

    public PostgresArticles(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<KnownArticle> article(String articleId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT revision, text_hash, title, text, from_page, backlog, first_seen, feed_url, withdrawn, is_whole
                        FROM ingest.articles WHERE article_id = :id
                        """)
                .bind("id", articleId)
                .map((row, context) -> new KnownArticle(
                        row.getInt("revision"),
                        row.getString("text_hash"),
                        wording(row),
                        row.getBoolean("from_page"),
                        row.getBoolean("backlog"),
                        Columns.instant(row, "first_seen"),
                        row.getString("feed_url"),
                        row.getBoolean("withdrawn"),
                        row.getBoolean("is_whole")))
                .findOne());
    }

    @Override
    public List<Namesake> namesakes(Article article, String outletId, Instant since) {
        // two branches, so that each finds its index
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT canonical_url, title, text FROM ingest.articles
                        WHERE outlet_id = :outlet AND md5(title) = md5(:title)
                            AND text IS NOT NULL AND from_page AND NOT withdrawn AND last_changed >= :since
                        UNION
                        SELECT canonical_url, title, text FROM ingest.articles
                        WHERE outlet_id = :outlet AND published = :published
                            AND text IS NOT NULL AND from_page AND NOT withdrawn AND last_changed >= :since
                        LIMIT 10
                        """)
                .bind("outlet", outletId)
                .bind("title", storable(article.title()))
                .bind("published", timestamp(article.published()))
                .bind("since", Timestamp.from(since))
                .map((row, context) -> new Namesake(
                        CanonicalUrl.known(row.getString("canonical_url")),
                        row.getString("title"),
                        row.getString("text")))
                .list());
    }

    private static @Nullable Wording wording(ResultSet row) throws SQLException {
        String title = row.getString("title");
        String text = row.getString("text");
        return title == null || text == null ? null : new Wording(title, text);
    }

    @Override
    public void remember(ArticleRevision revision, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO ingest.articles
                            (article_id, outlet_id, feed_url, canonical_url, revision, text_hash, from_page, backlog,
                             published, first_seen, last_changed, url, title, text, withdrawn, is_whole)
                        VALUES (:id, :outlet, :feed, :canonical, :revision, :hash, :fromPage, :backlog,
                             :published, :firstSeen, :now, :url, :title, :text, :withdrawn, :whole)
                        ON CONFLICT (article_id) DO UPDATE
                        SET canonical_url = excluded.canonical_url, revision = excluded.revision,
                            text_hash = excluded.text_hash, from_page = excluded.from_page,
                            published = coalesce(excluded.published, ingest.articles.published),
                            last_changed = excluded.last_changed, url = excluded.url, title = excluded.title,
                            text = excluded.text, withdrawn = excluded.withdrawn,
                            is_whole = excluded.is_whole
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
                .bind("url", revision.article().url())
                .bind("title", storable(revision.article().title()))
                .bind("text", storable(revision.article().text()))
                .bind("withdrawn", revision.withdrawal() != null)
                .bind("whole", Boolean.TRUE.equals(revision.article().complete()))
                .execute());
    }

    @Override
    public void rememberTypos(Article corrected, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE ingest.articles
                        SET text_hash = :hash, title = :title, text = :text, typos = typos + 1, last_typo = :now
                        WHERE article_id = :id
                        """)
                .bind("id", corrected.id())
                .bind("hash", corrected.textHash())
                .bind("title", storable(corrected.title()))
                .bind("text", storable(corrected.text()))
                .bind("now", Timestamp.from(now))
                .execute());
    }

    /** Forgets what articles said that were last changed before this; that they were there is kept. */
    public int forgetWordings(Instant before) {
        return jdbi.withHandle(handle ->
                handle.createUpdate("""
                        UPDATE ingest.articles SET title = NULL, text = NULL
                        WHERE text IS NOT NULL AND last_changed < :before
                        """).bind("before", Timestamp.from(before)).execute());
    }

    /**
     * Forgets articles, with their entries, that were published and last changed before this. Only what has a date is
     * forgotten: that date tells that it is no news when a feed shows it again.
     *
     * @param limit at most so many
     * @return how many
     */
    public int forget(Instant before, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        WITH old AS (
                            SELECT article_id FROM ingest.articles
                            WHERE last_changed < :before AND published < :before
                            ORDER BY last_changed
                            LIMIT :limit),
                        entries AS (
                            DELETE FROM ingest.entries
                            WHERE article_id IN (SELECT article_id FROM old))
                        DELETE FROM ingest.articles WHERE article_id IN (SELECT article_id FROM old)
                        """)
                .bind("before", Timestamp.from(before))
                .bind("limit", limit)
                .execute());
    }

    /** PostgreSQL keeps no NUL in a text. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }
}
