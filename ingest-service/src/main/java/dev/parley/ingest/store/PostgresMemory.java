package dev.parley.ingest.store;

import dev.parley.ingest.fetch.Validators;
import dev.parley.ingest.outlet.Feed;
import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.outlet.OutletList;
import dev.parley.ingest.poll.ArticleRevision;
import dev.parley.ingest.poll.DueFeed;
import dev.parley.ingest.poll.EntryKey;
import dev.parley.ingest.poll.FeedStatus;
import dev.parley.ingest.poll.IngestMemory;
import dev.parley.ingest.poll.KnownArticle;
import dev.parley.ingest.poll.PollResult;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@link IngestMemory} in the schema {@code ingest}. Failures of the database are Jdbi's unchecked exceptions. */
public final class PostgresMemory implements IngestMemory {

    private final Jdbi jdbi;

    public PostgresMemory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Makes the listed feeds those that are polled, new ones at once. Feeds that are no longer listed keep their memory.
     */
    public void list(OutletList list, Instant now) {
        jdbi.useTransaction(handle -> {
            handle.execute("UPDATE ingest.feeds SET listed = false");
            for (Outlet outlet : list.outlets()) {
                for (Feed feed : outlet.feeds()) {
                    handle.createUpdate("""
                                    INSERT INTO ingest.feeds (url, outlet_id, listed, next_poll)
                                    VALUES (:url, :outlet, true, :now)
                                    ON CONFLICT (url) DO UPDATE
                                    SET listed = true, outlet_id = excluded.outlet_id,
                                        next_poll = least(ingest.feeds.next_poll, excluded.next_poll)
                                    """)
                            .bind("url", feed.url().toString())
                            .bind("outlet", outlet.id())
                            .bind("now", Timestamp.from(now))
                            .execute();
                }
            }
        });
    }

    @Override
    public List<DueFeed> claim(int limit, Instant now, Duration lease) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE ingest.feeds SET claimed_until = :until
                        WHERE url IN (
                            SELECT url FROM ingest.feeds
                            WHERE listed AND next_poll <= :now AND (claimed_until IS NULL OR claimed_until <= :now)
                            ORDER BY next_poll
                            LIMIT :limit
                            FOR UPDATE SKIP LOCKED)
                        RETURNING url, outlet_id, etag, last_modified, body_hash, baseline_complete, failures
                        """)
                .bind("now", Timestamp.from(now))
                .bind("until", Timestamp.from(now.plus(lease)))
                .bind("limit", limit)
                .map((row, context) -> new DueFeed(
                        URI.create(row.getString("url")),
                        row.getString("outlet_id"),
                        new Validators(row.getString("etag"), row.getString("last_modified")),
                        row.getString("body_hash"),
                        row.getBoolean("baseline_complete"),
                        row.getInt("failures")))
                .list());
    }

    @Override
    public void prolong(Collection<URI> feeds, Instant now, Duration lease) {
        String[] urls = feeds.stream().map(URI::toString).toArray(String[]::new);
        if (urls.length == 0) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE ingest.feeds SET claimed_until = :until
                        WHERE url = ANY(:urls) AND claimed_until IS NOT NULL
                        """)
                .bind("until", Timestamp.from(now.plus(lease)))
                .bindArray("urls", String.class, (Object[]) urls)
                .execute());
    }

    @Override
    public Map<String, String> knownEntries(URI feed, Collection<EntryKey> entries) {
        String[] identities = entries.stream().map(EntryKey::identity).toArray(String[]::new);
        Map<String, String> known = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        SELECT identity, content_hash FROM ingest.entries
                        WHERE feed_url = :feed AND identity = ANY(:identities)
                        """)
                .bind("feed", feed.toString())
                .bindArray("identities", String.class, (Object[]) identities)
                .map((row, context) -> Map.entry(row.getString("identity"), row.getString("content_hash")))
                .forEach(entry -> known.put(entry.getKey(), entry.getValue())));
        return known;
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
                        row.getTimestamp("first_seen").toInstant(),
                        row.getString("feed_url")))
                .findOne());
    }

    @Override
    public void remember(URI feed, EntryKey entry, @Nullable ArticleRevision published, Instant now) {
        jdbi.useTransaction(handle -> {
            if (published != null) {
                rememberArticle(handle, published, now);
            }
            handle.createUpdate("""
                            INSERT INTO ingest.entries
                                (feed_url, identity, content_hash, article_id, first_seen, last_changed)
                            VALUES (:feed, :identity, :content, :article, :now, :now)
                            ON CONFLICT (feed_url, identity) DO UPDATE
                            SET content_hash = excluded.content_hash, last_changed = excluded.last_changed,
                                article_id = coalesce(excluded.article_id, ingest.entries.article_id)
                            """)
                    .bind("feed", feed.toString())
                    .bind("identity", entry.identity())
                    .bind("content", entry.content())
                    .bind(
                            "article",
                            published == null ? null : published.article().id())
                    .bind("now", Timestamp.from(now))
                    .execute();
        });
    }

    private static void rememberArticle(Handle handle, ArticleRevision revision, Instant now) {
        handle.createUpdate("""
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
                .execute();
    }

    @Override
    public void finish(DueFeed feed, PollResult result, Instant now, Instant nextPoll) {
        boolean isSuccess = result.outcome().isSuccess();
        Validators validators = result.validators() == null ? feed.validators() : result.validators();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE ingest.feeds
                        SET claimed_until = NULL, next_poll = :next, last_poll = :now, last_outcome = :outcome,
                            last_detail = :detail, etag = :etag, last_modified = :lastModified,
                            body_hash = coalesce(:bodyHash, body_hash),
                            newest_entry = greatest(newest_entry, :newest),
                            last_success = CASE WHEN :success THEN :now ELSE last_success END,
                            failures = CASE WHEN :success THEN 0 ELSE failures + 1 END,
                            baseline_complete = baseline_complete OR :success
                        WHERE url = :url
                        """)
                .bind("next", Timestamp.from(nextPoll))
                .bind("now", Timestamp.from(now))
                .bind("outcome", result.outcome().name())
                .bind("detail", result.detail())
                .bind("etag", validators.etag())
                .bind("lastModified", validators.lastModified())
                .bind("bodyHash", result.bodyHash())
                .bind("newest", timestamp(result.newestEntry()))
                .bind("success", isSuccess)
                .bind("url", feed.url().toString())
                .execute());
    }

    /** How the listed feeds are doing, in the order of their addresses. */
    public List<FeedStatus> statuses() {
        return jdbi.withHandle(handle -> new ArrayList<>(
                handle.createQuery("""
                        SELECT url, outlet_id, last_poll, last_success, newest_entry, last_outcome, last_detail,
                               failures, baseline_complete, next_poll
                        FROM ingest.feeds WHERE listed ORDER BY url
                        """).map((row, context) -> status(row)).list()));
    }

    private static FeedStatus status(ResultSet row) throws SQLException {
        return new FeedStatus(
                row.getString("url"),
                row.getString("outlet_id"),
                instant(row.getTimestamp("last_poll")),
                instant(row.getTimestamp("last_success")),
                instant(row.getTimestamp("newest_entry")),
                row.getString("last_outcome"),
                row.getString("last_detail"),
                row.getInt("failures"),
                row.getBoolean("baseline_complete"),
                row.getTimestamp("next_poll").toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
