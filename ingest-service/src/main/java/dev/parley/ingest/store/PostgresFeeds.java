package dev.parley.ingest.store;

import static dev.parley.ingest.store.Columns.millis;
import static dev.parley.ingest.store.Columns.timestamp;

import dev.parley.ingest.fetch.Validators;
import dev.parley.ingest.outlet.Feed;
import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.outlet.OutletDirectory;
import dev.parley.ingest.outlet.OutletList;
import dev.parley.ingest.poll.Contents;
import dev.parley.ingest.poll.DueFeed;
import dev.parley.ingest.poll.EntryKey;
import dev.parley.ingest.poll.FeedAddress;
import dev.parley.ingest.poll.FeedEvent;
import dev.parley.ingest.poll.FeedMemory;
import dev.parley.ingest.poll.FeedStatus;
import dev.parley.ingest.poll.FinishedPoll;
import dev.parley.ingest.poll.Pace;
import dev.parley.ingest.poll.PollResult;
import dev.parley.ingest.poll.PollResult.Outcome;
import dev.parley.ingest.poll.Rate;
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
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** {@link FeedMemory} in the schema {@code ingest}, and the outlets that were added while the service ran. Failures of the database are Jdbi's unchecked exceptions. */
public final class PostgresFeeds implements FeedMemory, OutletDirectory {

    private static final int HISTORY = 30;

    private final Jdbi jdbi;

    public PostgresFeeds(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Makes the listed feeds those that are polled, new ones at once. Feeds that are no longer listed keep their memory.
     *
     * @param longest the longest interval of a feed that is well; no such feed waits longer, whatever was planned when
     *     the setting was another
     */
    public void list(OutletList list, Duration longest, Instant now) {
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO ingest.feeds (url, address, outlet_id, listed, pinned_ms, next_poll)
                    VALUES (:url, :url, :outlet, true, :pinned, :now)
                    ON CONFLICT (url) DO UPDATE
                    SET listed = true, outlet_id = excluded.outlet_id, pinned_ms = excluded.pinned_ms,
                        next_poll = CASE
                            WHEN ingest.feeds.listed AND ingest.feeds.errors > 0 THEN ingest.feeds.next_poll
                            WHEN ingest.feeds.listed AND ingest.feeds.last_outcome = 'GONE' THEN ingest.feeds.next_poll
                            WHEN ingest.feeds.listed THEN least(ingest.feeds.next_poll, :latest)
                            ELSE excluded.next_poll END
                    """);
            for (Outlet outlet : list.outlets()) {
                for (Feed feed : outlet.feeds()) {
                    Duration wait = feed.interval() == null ? longest : feed.interval();
                    batch.bind("url", feed.url().toString())
                            .bind("outlet", outlet.id())
                            .bind("pinned", millis(feed.interval()))
                            .bind("latest", Timestamp.from(now.plus(wait)))
                            .bind("now", Timestamp.from(now))
                            .add();
                }
            }
            batch.execute();
            handle.createUpdate("""
                            UPDATE ingest.feeds SET listed = false
                            WHERE listed AND NOT added AND NOT EXISTS (SELECT FROM unnest(:urls) AS given WHERE given = url)
                            """)
                    .bindArray("urls", String.class, (Object[]) urls(list))
                    .execute();
        });
    }

    private static String[] urls(OutletList list) {
        return list.outlets().stream()
                .flatMap(outlet -> outlet.feeds().stream())
                .map(feed -> feed.url().toString())
                .toArray(String[]::new);
    }

    @Override
    public List<DueFeed> claim(int limit, Instant now, Duration lease) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE ingest.feeds SET claimed_until = :until
                        WHERE url IN (
                            SELECT url FROM ingest.feeds
                            WHERE listed AND NOT paused AND next_poll <= :now
                                AND (claimed_until IS NULL OR claimed_until <= :now)
                            ORDER BY next_poll
                            LIMIT :limit
                            FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .bind("now", Timestamp.from(now))
                .bind("until", Timestamp.from(now.plus(lease)))
                .bind("limit", limit)
                .map((row, context) -> dueFeed(row))
                .list());
    }

    private static DueFeed dueFeed(ResultSet row) throws SQLException {
        String sighted = row.getString("sighted");
        return new DueFeed(
                URI.create(row.getString("url")),
                new FeedAddress(
                        URI.create(row.getString("address")),
                        sighted == null ? null : URI.create(sighted),
                        row.getInt("sightings")),
                row.getString("outlet_id"),
                new Validators(row.getString("etag"), row.getString("last_modified")),
                row.getString("body_hash"),
                row.getBoolean("baseline_complete"),
                row.getLong("polls"),
                pace(row));
    }

    private static Pace pace(ResultSet row) throws SQLException {
        Instant since = Columns.instantOrNull(row, "rate_since");
        return new Pace(
                Columns.durationOrNull(row, "pinned_ms"),
                Columns.duration(row, "interval_ms"),
                since == null ? null : new Rate(since, row.getInt("rate_entries")),
                Columns.durationOrNull(row, "update_ms"),
                row.getDouble("errors"),
                row.getInt("entries"),
                Columns.instantOrNull(row, "last_poll"));
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
    public void postpone(Map<URI, Instant> feeds) {
        if (feeds.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    UPDATE ingest.feeds SET claimed_until = NULL, next_poll = :next WHERE url = :url
                    """);
            feeds.forEach((url, next) -> batch.bind("url", url.toString())
                    .bind("next", Timestamp.from(next))
                    .add());
            batch.execute();
        });
    }

    @Override
    public Optional<DueFeed> feed(URI url) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM ingest.feeds WHERE url = :url AND listed AND NOT paused")
                        .bind("url", url.toString())
                        .map((row, context) -> dueFeed(row))
                        .findOne());
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
    public void remember(URI feed, EntryKey entry, @Nullable String articleId, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
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
                .bind("article", articleId)
                .bind("now", Timestamp.from(now))
                .execute());
    }

    @Override
    public void finish(DueFeed feed, FinishedPoll poll) {
        PollResult result = poll.result();
        Validators validators =
                result.terms() == null ? feed.validators() : result.terms().validators();
        Contents contents = result.contents();
        Pace pace = poll.pace();
        Rate rate = pace.rate();
        URI sighted = poll.address().sighted();
        // a next poll later than the start of this one: somebody asked for another while this one ran
        jdbi.useHandle(handle -> handle.createUpdate("""
                        WITH polled AS (
                            UPDATE ingest.feeds
                            SET claimed_until = NULL, last_poll = :started,
                                next_poll = CASE WHEN next_poll > :started THEN least(next_poll, :next) ELSE :next END,
                                last_outcome = :outcome, last_detail = :detail,
                                etag = :etag, last_modified = :lastModified,
                                body_hash = coalesce(:bodyHash, body_hash),
                                newest_entry = greatest(newest_entry, :newest),
                                last_success = CASE WHEN :success THEN :started ELSE last_success END,
                                failures = CASE WHEN :failure THEN failures + 1 ELSE 0 END,
                                baseline_complete = baseline_complete OR :success,
                                address = :address, sighted = :sighted, sightings = :sightings,
                                polls = polls + 1,
                                interval_ms = :interval, update_ms = :update,
                                rate_since = :rateSince, rate_entries = :rateEntries,
                                entries = :entries, errors = :errors,
                                gaps = gaps + CASE WHEN :gap THEN 1 ELSE 0 END,
                                last_gap = CASE WHEN :gap THEN :started ELSE last_gap END
                            WHERE url = :url
                            RETURNING id, polls)
                        INSERT INTO ingest.feed_events
                            (feed_id, slot, at, outcome, detail, entries, seen, published, gap_suspected, millis)
                        SELECT id, polls % :history, CAST(:started AS timestamptz), :outcome, :detail, :eventEntries, :eventSeen,
                            :published, :gap, :millis
                        FROM polled
                        ON CONFLICT (feed_id, slot) DO UPDATE
                        SET at = excluded.at, outcome = excluded.outcome, detail = excluded.detail,
                            entries = excluded.entries, seen = excluded.seen, published = excluded.published,
                            gap_suspected = excluded.gap_suspected, millis = excluded.millis
                        """)
                .bind("url", feed.url().toString())
                .bind("history", HISTORY)
                .bind("next", Timestamp.from(poll.next()))
                .bind("started", Timestamp.from(poll.started()))
                .bind("outcome", result.outcome().name())
                .bind("detail", result.detail())
                .bind("etag", validators.etag())
                .bind("lastModified", validators.lastModified())
                .bind("bodyHash", result.bodyHash())
                .bind("newest", contents == null ? null : timestamp(contents.newest()))
                .bind("success", result.outcome().isSuccess())
                .bind("failure", result.outcome().isFailure())
                .bind("address", poll.address().current().toString())
                .bind("sighted", sighted == null ? null : sighted.toString())
                .bind("sightings", poll.address().sightings())
                .bind("interval", millis(pace.interval()))
                .bind("update", millis(pace.updateInterval()))
                .bind("rateSince", rate == null ? null : timestamp(rate.since()))
                .bind("rateEntries", rate == null ? null : rate.entries())
                .bind("entries", pace.entries())
                .bind("errors", pace.errors())
                .bind("gap", poll.gapSuspected())
                .bind("eventEntries", contents == null ? null : contents.entries())
                .bind("eventSeen", contents == null ? null : contents.seen())
                .bind("published", result.published())
                .bind("millis", poll.duration().toMillis())
                .execute());
    }

    /**
     * Adds a feed to those that are polled, and its outlet if nobody knows it yet.
     *
     * @return its id; that of the known feed when it is listed already
     */
    public long add(Outlet outlet, Feed feed, Instant now) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO ingest.added_outlets (id, name, country, language, tier)
                            VALUES (:id, :name, :country, :language, :tier)
                            ON CONFLICT (id) DO NOTHING
                            """)
                    .bind("id", outlet.id())
                    .bind("name", outlet.name())
                    .bind("country", outlet.country())
                    .bind("language", outlet.language())
                    .bind("tier", outlet.tier())
                    .execute();
            return handle.createQuery("""
                            INSERT INTO ingest.feeds (url, address, outlet_id, listed, added, pinned_ms, next_poll)
                            VALUES (:url, :url, :outlet, true, true, :pinned, :now)
                            ON CONFLICT (url) DO UPDATE
                            SET listed = true, added = ingest.feeds.added OR NOT ingest.feeds.listed,
                                outlet_id = CASE WHEN ingest.feeds.listed THEN ingest.feeds.outlet_id
                                    ELSE excluded.outlet_id END,
                                next_poll = CASE WHEN ingest.feeds.listed THEN ingest.feeds.next_poll
                                    ELSE excluded.next_poll END
                            RETURNING id
                            """)
                    .bind("url", feed.url().toString())
                    .bind("outlet", outlet.id())
                    .bind("pinned", millis(feed.interval()))
                    .bind("now", Timestamp.from(now))
                    .mapTo(Long.class)
                    .one();
        });
    }

    /** The outlet with this id among those that were added; without its feeds. */
    @Override
    public Optional<Outlet> outlet(String id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM ingest.added_outlets WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new Outlet(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("country"),
                        row.getString("language"),
                        row.getInt("tier"),
                        List.of()))
                .findOne());
    }

    /** Polls the feed no more, until it is resumed; what it was when it was paused stays. */
    public boolean pause(long id) {
        return change(id, "paused = true", Instant.EPOCH);
    }

    /** Polls the feed again, beginning now. */
    public boolean resume(long id, Instant now) {
        return change(id, "paused = false, next_poll = :now", now);
    }

    /** Polls the feed now, if it is not paused. */
    public boolean pollNow(long id, Instant now) {
        return change(id, "next_poll = :now", now);
    }

    private boolean change(long id, String assignments, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "UPDATE ingest.feeds SET " + assignments + " WHERE id = :id AND listed")
                        .bind("id", id)
                        .bind("now", Timestamp.from(now))
                        .execute())
                > 0;
    }

    /**
     * Polls all feeds now that are well and not paused.
     *
     * @param coolDown no sooner than this after the last time
     * @return when it may be done again, if that is not now
     */
    public Optional<Instant> pollAllNow(Instant now, Duration coolDown) {
        return jdbi.inTransaction(handle -> {
            boolean mayBe = handle.createUpdate("""
                                    INSERT INTO ingest.last_done (what, at) VALUES ('poll all', :now)
                                    ON CONFLICT (what) DO UPDATE SET at = excluded.at
                                    WHERE ingest.last_done.at <= :latest
                                    """)
                            .bind("now", Timestamp.from(now))
                            .bind("latest", Timestamp.from(now.minus(coolDown)))
                            .execute()
                    > 0;
            if (!mayBe) {
                return handle.createQuery("SELECT at FROM ingest.last_done WHERE what = 'poll all'")
                        .map((row, context) -> Columns.instant(row, "at").plus(coolDown))
                        .findOne();
            }
            handle.createUpdate("""
                            UPDATE ingest.feeds SET next_poll = :now
                            WHERE listed AND NOT paused AND errors = 0 AND next_poll > :now
                            """).bind("now", Timestamp.from(now)).execute();
            return Optional.<Instant>empty();
        });
    }

    /** The outlets that were added, each with its feeds. */
    public List<Outlet> addedOutlets() {
        Map<String, List<Feed>> feeds = new HashMap<>();
        return jdbi.withHandle(handle -> {
            handle.createQuery("SELECT outlet_id, url, pinned_ms FROM ingest.feeds WHERE listed AND added ORDER BY id")
                    .map((row, context) -> Map.entry(
                            row.getString("outlet_id"),
                            new Feed(URI.create(row.getString("url")), Columns.durationOrNull(row, "pinned_ms"))))
                    .forEach(feed -> feeds.computeIfAbsent(feed.getKey(), id -> new ArrayList<>())
                            .add(feed.getValue()));
            return handle.createQuery("SELECT * FROM ingest.added_outlets ORDER BY id")
                    .map((row, context) -> new Outlet(
                            row.getString("id"),
                            row.getString("name"),
                            row.getString("country"),
                            row.getString("language"),
                            row.getInt("tier"),
                            feeds.getOrDefault(row.getString("id"), List.of())))
                    .list();
        });
    }

    /** How the listed feeds are doing, in the order of their ids. */
    public List<FeedStatus> statuses() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM ingest.feeds WHERE listed ORDER BY id")
                .map((row, context) -> status(row))
                .list());
    }

    /** How a listed feed is doing. */
    public Optional<FeedStatus> status(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM ingest.feeds WHERE listed AND id = :id")
                .bind("id", id)
                .map((row, context) -> status(row))
                .findOne());
    }

    /** The last polls of a feed, the latest first. */
    public List<FeedEvent> history(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM ingest.feed_events WHERE feed_id = :id ORDER BY at DESC
                        """)
                .bind("id", id)
                .map((row, context) -> new FeedEvent(
                        Columns.instant(row, "at"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("detail"),
                        Columns.integerOrNull(row, "entries"),
                        Columns.integerOrNull(row, "seen"),
                        row.getInt("published"),
                        row.getBoolean("gap_suspected"),
                        row.getLong("millis")))
                .list());
    }

    private static FeedStatus status(ResultSet row) throws SQLException {
        String outcome = row.getString("last_outcome");
        return new FeedStatus(
                row.getLong("id"),
                row.getString("url"),
                row.getString("address"),
                row.getString("outlet_id"),
                row.getBoolean("paused"),
                pace(row),
                Columns.instantOrNull(row, "last_success"),
                Columns.instantOrNull(row, "newest_entry"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("last_detail"),
                row.getInt("failures"),
                row.getInt("gaps"),
                Columns.instantOrNull(row, "last_gap"),
                row.getBoolean("baseline_complete"),
                Columns.instant(row, "next_poll"));
    }
}
