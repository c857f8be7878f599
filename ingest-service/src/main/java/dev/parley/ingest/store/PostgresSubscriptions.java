package dev.parley.ingest.store;

import dev.parley.ingest.push.FeedHub;
import dev.parley.ingest.push.HubStatus;
import dev.parley.ingest.push.Subscription;
import dev.parley.ingest.push.Subscription.State;
import dev.parley.ingest.push.SubscriptionMemory;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** {@link SubscriptionMemory} in the schema {@code ingest}. Failures of the database are Jdbi's unchecked exceptions. */
public final class PostgresSubscriptions implements SubscriptionMemory {

    private final Jdbi jdbi;

    public PostgresSubscriptions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void want(Subscription wanted, Instant now) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("INSERT INTO ingest.hubs (url) VALUES (:hub) ON CONFLICT (url) DO NOTHING")
                    .bind("hub", wanted.hub().toString())
                    .execute();
            handle.createUpdate("""
                            INSERT INTO ingest.subscriptions AS known
                                (feed_url, hub_url, topic, token, secret, state, failures, next_request)
                            VALUES (:feed, :hub, :topic, :token, :secret, :state, 0, :now)
                            ON CONFLICT (feed_url) DO UPDATE
                            SET hub_url = excluded.hub_url, topic = excluded.topic, token = excluded.token,
                                secret = excluded.secret, state = excluded.state, failures = 0,
                                confirmed = NULL, lease_until = NULL, next_request = excluded.next_request
                            WHERE known.hub_url <> excluded.hub_url OR known.topic <> excluded.topic
                            """)
                    .bind("feed", wanted.feed().toString())
                    .bind("hub", wanted.hub().toString())
                    .bind("topic", wanted.topic().toString())
                    .bind("token", wanted.token())
                    .bind("secret", wanted.secret())
                    .bind("state", wanted.state().name())
                    .bind("now", Timestamp.from(now))
                    .execute();
        });
    }

    @Override
    public List<Subscription> claim(int limit, Instant now, Instant until) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        UPDATE ingest.subscriptions
                        SET next_request = :until,
                            state = CASE WHEN state = 'ENDED' THEN 'PENDING' ELSE state END
                        WHERE feed_url IN (
                            SELECT feed_url FROM ingest.subscriptions AS due
                            JOIN ingest.hubs AS hub ON hub.url = due.hub_url
                            JOIN ingest.feeds AS feed ON feed.url = due.feed_url
                            WHERE due.next_request <= :now AND feed.listed AND NOT feed.paused
                                AND (hub.demoted_until IS NULL OR hub.demoted_until <= :now)
                            ORDER BY due.next_request
                            LIMIT :limit
                            FOR UPDATE OF due SKIP LOCKED)
                        RETURNING *
                        """)
                .bind("now", Timestamp.from(now))
                .bind("until", Timestamp.from(until))
                .bind("limit", limit)
                .map((row, context) -> subscription(row))
                .list());
    }

    @Override
    public Optional<Subscription> subscription(String token) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT subscription.* FROM ingest.subscriptions AS subscription
                        JOIN ingest.feeds AS feed ON feed.url = subscription.feed_url
                        WHERE token = :token AND feed.listed AND NOT feed.paused
                        """)
                .bind("token", token)
                .map((row, context) -> subscription(row))
                .findOne());
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                URI.create(row.getString("feed_url")),
                URI.create(row.getString("hub_url")),
                URI.create(row.getString("topic")),
                row.getString("token"),
                row.getString("secret"),
                State.valueOf(row.getString("state")),
                row.getInt("failures"));
    }

    @Override
    public void plan(Subscription subscription, State state, int failures, Instant next) {
        // whatever has happened to it in between goes before: a confirmation, another hub
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE ingest.subscriptions
                        SET state = :state, failures = :failures, next_request = :next
                        WHERE token = :token AND state = :before AND failures = :failuresBefore
                        """)
                .bind("token", subscription.token())
                .bind("before", subscription.state().name())
                .bind("failuresBefore", subscription.failures())
                .bind("state", state.name())
                .bind("failures", failures)
                .bind("next", Timestamp.from(next))
                .execute());
    }

    @Override
    public void confirm(Subscription subscription, Instant now, Instant leaseUntil, Instant next) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE ingest.subscriptions
                        SET state = 'ACTIVE', failures = 0, confirmed = coalesce(confirmed, :now),
                            lease_until = :lease, next_request = :next
                        WHERE token = :token
                        """)
                .bind("token", subscription.token())
                .bind("now", Timestamp.from(now))
                .bind("lease", Timestamp.from(leaseUntil))
                .bind("next", Timestamp.from(next))
                .execute());
    }

    @Override
    public void await(URI feed, Collection<String> identities, Instant lastPoll, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        WITH hub AS (
                            SELECT hub_url FROM ingest.subscriptions
                            WHERE feed_url = :feed AND state = 'ACTIVE' AND confirmed < :lastPoll
                                AND lease_until > :now),
                        awaited AS (
                            INSERT INTO ingest.awaited (feed_url, identity, since)
                            SELECT :feed, identity, CAST(:now AS timestamptz) FROM hub, unnest(:identities) AS identity
                            ON CONFLICT DO NOTHING
                            RETURNING identity)
                        UPDATE ingest.hubs SET polled = polled + (SELECT count(*) FROM awaited)
                        WHERE url = (SELECT hub_url FROM hub)
                        """)
                .bind("feed", feed.toString())
                .bind("lastPoll", Timestamp.from(lastPoll))
                .bind("now", Timestamp.from(now))
                .bindArray("identities", String.class, identities.toArray())
                .execute());
    }

    @Override
    public void arrived(URI feed, Collection<String> identities, int fresh) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM ingest.awaited WHERE feed_url = :feed AND identity = ANY(:identities)")
                    .bind("feed", feed.toString())
                    .bindArray("identities", String.class, identities.toArray())
                    .execute();
            handle.createUpdate("""
                            UPDATE ingest.hubs SET pushed = pushed + :fresh
                            WHERE url = (SELECT hub_url FROM ingest.subscriptions WHERE feed_url = :feed)
                            """)
                    .bind("feed", feed.toString())
                    .bind("fresh", fresh)
                    .execute();
        });
    }

    @Override
    public void miss(Instant before) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        WITH missed AS (
                            DELETE FROM ingest.awaited WHERE since < :before RETURNING feed_url),
                        by_hub AS (
                            SELECT hub_url, count(*) AS entries FROM missed
                            JOIN ingest.subscriptions USING (feed_url) GROUP BY hub_url)
                        UPDATE ingest.hubs SET missed = missed + by_hub.entries FROM by_hub WHERE url = by_hub.hub_url
                        """).bind("before", Timestamp.from(before)).execute());
    }

    @Override
    public List<HubStatus> hubs() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT hub.*, count(*) AS feeds, count(*) FILTER (WHERE state = 'ACTIVE') AS active
                        FROM ingest.hubs AS hub JOIN ingest.subscriptions AS subscription ON hub_url = url
                        GROUP BY url ORDER BY url
                        """)
                .map((row, context) -> new HubStatus(
                        row.getString("url"),
                        row.getInt("feeds"),
                        row.getInt("active"),
                        row.getLong("pushed"),
                        row.getLong("polled"),
                        row.getLong("missed"),
                        Columns.instantOrNull(row, "demoted_until")))
                .list());
    }

    /** The hubs of feeds, by the addresses of the feeds as listed; feeds that name no hub are absent. */
    public Map<String, FeedHub> hubsByFeed() {
        return jdbi.withHandle(handle -> handle
                .createQuery("""
                        SELECT feed_url, url, state = 'ACTIVE' AS active, pushed, polled
                        FROM ingest.subscriptions JOIN ingest.hubs ON url = hub_url
                        """)
                .map((row, context) -> Map.entry(
                        row.getString("feed_url"),
                        new FeedHub(
                                row.getString("url"),
                                row.getBoolean("active"),
                                row.getLong("pushed"),
                                row.getLong("polled"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public void demote(URI hub, Instant until) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                            UPDATE ingest.hubs SET demoted_until = :until, pushed = 0, polled = 0, missed = 0
                            WHERE url = :hub
                            """)
                    .bind("hub", hub.toString())
                    .bind("until", Timestamp.from(until))
                    .execute();
            handle.createUpdate("""
                            UPDATE ingest.subscriptions
                            SET state = 'ENDED', failures = 0, confirmed = NULL, lease_until = NULL,
                                next_request = :until
                            WHERE hub_url = :hub
                            """)
                    .bind("hub", hub.toString())
                    .bind("until", Timestamp.from(until))
                    .execute();
        });
    }
}
