package dev.parley.alert.messaging;

import dev.parley.alert.notice.OneLine;
import dev.parley.alert.store.Outbox;
import dev.parley.contract.event.Event;
import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings events from the outbox to their topics, each exactly once. Of all replicas one has the turn. It takes the topics
 * over, which fences whoever had them, takes out of the outbox what they already hold, and then publishes the rest in
 * transactions. Whatever goes wrong, it starts again from there: what was committed is found there, what was not
 * is still in the outbox.
 */
final class OutboxPublisher implements Runnable, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final int BATCH = 500;
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration STANDBY = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Map<String, Object> connection;
    private final MeterRegistry meters;
    private final Thread thread = new Thread(this, "outbox-publisher");

    private volatile boolean closed;
    private volatile @Nullable String trouble = "has not reached database and broker yet";
    private Duration retry = FIRST_RETRY;

    /**
     * @param connection how to reach the broker
     */
    OutboxPublisher(Outbox outbox, Map<String, Object> connection, MeterRegistry meters) {
        this.outbox = outbox;
        this.connection = connection;
        this.meters = meters;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** What keeps notices from being published; nothing while it works or another replica does. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                Optional<Outbox.Turn> turn = outbox.takeTurn();
                if (turn.isPresent()) {
                    publish(turn.get());
                } else {
                    works("another replica publishes notices, this one stands by");
                    pause(STANDBY);
                }
            } catch (SQLException | RuntimeException e) {
                fails(e);
            }
        }
    }

    private void publish(Outbox.Turn turn) throws SQLException {
        try (turn;
                EventTopics topics = EventTopics.take(connection)) {
            for (Topic<? extends Event> topic : Outbox.TOPICS) {
                EventTopics.Held held = topics.heldBehind(topic, turn.marks(topic));
                turn.mark(topic, held.eventIds(), held.marks());
            }
            works("notices are published from here");
            while (!closed) {
                List<Outbox.Entry<?>> next = turn.next(BATCH);
                if (next.isEmpty()) {
                    turn.awaitMore(IDLE);
                } else {
                    publish(turn, topics, next);
                }
            }
        }
    }

    private void publish(Outbox.Turn turn, EventTopics topics, List<Outbox.Entry<?>> next) {
        Map<String, Map<Integer, Long>> marks = topics.publish(next);
        for (Topic<? extends Event> topic : Outbox.TOPICS) {
            List<String> published = next.stream()
                    .filter(entry -> entry.topic().equals(topic))
                    .map(entry -> entry.event().eventId())
                    .toList();
            if (!published.isEmpty()) {
                turn.mark(topic, published, marks.getOrDefault(topic.name(), Map.of()));
            }
        }
        long notices = next.stream()
                .filter(entry -> entry.topic().equals(Topics.NOTICES))
                .count();
        meters.counter("parley.alert.notices.published").increment(notices);
    }

    private void works(String how) {
        if (trouble != null) {
            LOG.info(how);
        }
        trouble = null;
        retry = FIRST_RETRY;
    }

    private void fails(Exception cause) {
        if (closed) {
            return;
        }
        String reason = cause instanceof KafkaException
                ? "Kafka at " + connection.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG) + ": " + cause.getMessage()
                : "PostgreSQL: " + root(cause).getMessage();
        if (!reason.equals(trouble)) {
            LOG.warnf("notices wait in the outbox and are tried again every few seconds: %s", OneLine.of(reason));
        }
        trouble = reason;
        pause(retry.plusMillis(ThreadLocalRandom.current().nextLong(retry.toMillis() / 2)));
        retry = retry.multipliedBy(2).compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : retry.multipliedBy(2);
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            closed = true; // only close() interrupts
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
