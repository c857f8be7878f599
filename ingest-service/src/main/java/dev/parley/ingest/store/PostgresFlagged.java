package dev.parley.ingest.store;

import dev.parley.ingest.revision.FlaggedArticle;
import dev.parley.ingest.revision.FlaggedMemory;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** {@link FlaggedMemory} in the schema {@code ingest}. Failures of the database are Jdbi's unchecked exceptions. */
public final class PostgresFlagged implements FlaggedMemory {

    /** The class of SQL states that do not pass by waiting. */
    private static final String DATA_EXCEPTION = "22";

    private final Jdbi jdbi;

    public PostgresFlagged(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Remembers that an article was flagged. One that is watched already stays as it is; one that this service did not
     * publish is none of its business.
     *
     * @param flagged when
     * @param next when it is to be read again
     * @throws IllegalArgumentException when the database can never hold these values, such as an id with a zero character
     */
    public void flag(String articleId, Instant flagged, Instant next) {
        try {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            INSERT INTO ingest.flagged (article_id, flagged, next_read)
                            SELECT article_id, CAST(:flagged AS timestamptz), CAST(:next AS timestamptz)
                            FROM ingest.articles WHERE article_id = :id
                            ON CONFLICT (article_id) DO NOTHING
                            """)
                    .bind("id", articleId)
                    .bind("flagged", Timestamp.from(flagged))
                    .bind("next", Timestamp.from(next))
                    .execute());
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).startsWith(DATA_EXCEPTION)) {
                throw new IllegalArgumentException("PostgreSQL cannot keep it: " + sql.getMessage(), e);
            }
            throw e;
        }
    }

    @Override
    public List<FlaggedArticle> claim(int limit, Instant now, Duration lease) {
        // the lease is the next reading: an instance that dies has merely put it off
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE ingest.flagged AS flagged SET next_read = :until
                        FROM ingest.articles AS article
                        WHERE article.article_id = flagged.article_id AND flagged.article_id IN (
                            SELECT article_id FROM ingest.flagged
                            WHERE next_read <= :now
                            ORDER BY next_read
                            LIMIT :limit
                            FOR UPDATE SKIP LOCKED)
                        RETURNING flagged.article_id, flagged.flagged, flagged.missed,
                            coalesce(article.url, article.canonical_url) AS url, article.canonical_url,
                            article.outlet_id, article.feed_url
                        """)
                .bind("now", Timestamp.from(now))
                .bind("until", Timestamp.from(now.plus(lease)))
                .bind("limit", limit)
                .map((row, context) -> new FlaggedArticle(
                        row.getString("article_id"),
                        row.getString("url"),
                        row.getString("canonical_url"),
                        row.getString("outlet_id"),
                        row.getString("feed_url"),
                        Columns.instant(row, "flagged"),
                        row.getInt("missed")))
                .list());
    }

    @Override
    public void plan(FlaggedArticle article, Instant next, int missed) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE ingest.flagged SET next_read = :next, missed = :missed WHERE article_id = :id
                        """)
                .bind("id", article.articleId())
                .bind("next", Timestamp.from(next))
                .bind("missed", missed)
                .execute());
    }

    @Override
    public void leave(FlaggedArticle article) {
        jdbi.useHandle(
                handle -> handle.execute("DELETE FROM ingest.flagged WHERE article_id = ?", article.articleId()));
    }
}
