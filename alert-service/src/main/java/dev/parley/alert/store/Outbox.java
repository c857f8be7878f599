package dev.parley.alert.store;

import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.Event;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.PositionEvent;
import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.postgresql.PGConnection;

/**
 * Notices, agreements and positions that are decided on but not known to be on their topic. One replica at a time may empty it: the one that holds
 * the {@link Turn}.
 */
@Singleton
public final class Outbox {

    /** The topics that are published from here. */
    public static final List<Topic<? extends Event>> TOPICS =
            List.of(Topics.NOTICES, Topics.AGREEMENTS, Topics.POSITIONS);

    /** An event on its way to its topic. */
    public record Entry<T extends Event>(Topic<T> topic, T event) {}

    /** The PostgreSQL notification that tells of new entries. */
    static final String SIGNAL = "alert_outbox";

    /** Names the lock in PostgreSQL's space of advisory locks; the letters of "parley" as a number. */
    private static final long LOCK = 0x7061726c6579L;

    private final Jdbi jdbi;

    public Outbox(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The right to empty the outbox, unless another replica has it. It ends when closed or when the connection breaks. */
    public Optional<Turn> takeTurn() {
        Handle handle = jdbi.open();
        try {
            boolean locked = handle.createQuery("select pg_try_advisory_lock(:lock)")
                    .bind("lock", LOCK)
                    .mapTo(Boolean.class)
                    .one();
            if (locked) {
                handle.execute("listen " + SIGNAL);
                return Optional.of(new Turn(handle));
            }
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
        handle.close();
        return Optional.empty();
    }

    /** How many events wait. */
    public long size() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from outbox")
                .mapTo(Long.class)
                .one());
    }

    /**
     * The exclusive right to empty the outbox. All it does goes through the connection that holds the lock, so that who
     * has lost the lock can do nothing any more. For one thread.
     */
    public static final class Turn implements AutoCloseable {

        private final Handle handle;

        private Turn(Handle handle) {
            this.handle = handle;
        }

        /** The next events in the order of decision. */
        public List<Entry<?>> next(int limit) {
            return handle.createQuery("select topic, event from outbox order by position limit :limit")
                    .bind("limit", limit)
                    .<Entry<?>>map((row, context) -> entry(row.getString("topic"), row.getString("event")))
                    .list();
        }

        private static Entry<?> entry(String topic, String event) {
            if (topic.equals(Topics.AGREEMENTS.name())) {
                return new Entry<>(Topics.AGREEMENTS, EventColumn.read(event, AgreementEvent.class));
            }
            return topic.equals(Topics.POSITIONS.name())
                    ? new Entry<>(Topics.POSITIONS, EventColumn.read(event, PositionEvent.class))
                    : new Entry<>(Topics.NOTICES, EventColumn.read(event, NoticeEvent.class));
        }

        /** Per partition, the offset behind the last event known to be on the topic; none for an untouched partition. */
        public Map<Integer, Long> marks(Topic<?> topic) {
            return handle.createQuery("select partition, next_offset from topic_mark where topic = :topic")
                    .bind("topic", topic.name())
                    .reduceRows(new HashMap<>(), (marks, row) -> {
                        marks.put(row.getColumn("partition", Integer.class), row.getColumn("next_offset", Long.class));
                        return marks;
                    });
        }

        /**
         * Takes events out that are on the topic for good.
         *
         * @param eventIds what was found or committed there; unknown ones do no harm
         * @param marks per partition, the offset from which on nothing is known
         */
        public void mark(Topic<?> topic, Collection<String> eventIds, Map<Integer, Long> marks) {
            handle.useTransaction(transaction -> {
                transaction
                        .createUpdate("delete from outbox where topic = :topic and event_id = any(:eventIds)")
                        .bind("topic", topic.name())
                        .bindArray("eventIds", String.class, List.copyOf(eventIds))
                        .execute();
                PreparedBatch batch = transaction.prepareBatch("""
                        insert into topic_mark (topic, partition, next_offset) values (:topic, :partition, :next)
                        on conflict (topic, partition) do update set next_offset = excluded.next_offset""");
                marks.forEach((partition, next) -> batch.bind("topic", topic.name())
                        .bind("partition", partition)
                        .bind("next", next)
                        .add());
                if (batch.size() > 0) {
                    batch.execute();
                }
            });
        }

        /**
         * Waits until somebody adds to the outbox, at most so long.
         *
         * @throws SQLException when the connection, and with it the turn, is lost
         */
        public void awaitMore(Duration atMost) throws SQLException {
            handle.getConnection().unwrap(PGConnection.class).getNotifications((int) atMost.toMillis());
        }

        @Override
        public void close() {
            try (handle) {
                // the connection goes back to a pool, where it must not keep the lock
                handle.execute("unlisten " + SIGNAL);
                handle.createQuery("select pg_advisory_unlock(:lock)")
                        .bind("lock", LOCK)
                        .mapTo(Boolean.class)
                        .one();
            }
        }
    }
}
