package dev.parley.alert.messaging;

import dev.parley.alert.notice.OneLine;
import dev.parley.alert.store.Outbox;
import dev.parley.contract.event.NoticeEvent;
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
 * Brings notices from the outbox to their topic, each exactly once. Of all replicas one has the turn. It takes the topic
 * over, which fences whoever had it, takes out of the outbox what the topic already holds, and then publishes the rest in
 * transactions. Whatever goes wrong, it starts again from there: what was committed is found on the topic, what was not
 * is still in the outbox.
 */
final class NoticePublisher implements Runnable, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(NoticePublisher.class);
    private static final int BATCH = 500;
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration STANDBY = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Map<String, Object> connection;
    private final MeterRegistry meters;
    private final Thread thread = new Thread(this, "notice-publisher");

    private volatile boolean closed;
    private volatile @Nullable String trouble = "has not reached database and broker yet";
    private Duration retry = FIRST_RETRY;

    /**
     * @param connection how to reach the broker
     */
    NoticePublisher(Outbox outbox, Map<String, Object> connection, MeterRegistry meters) {
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
                NoticeTopic topic = NoticeTopic.take(connection)) {
            NoticeTopic.Held held = topic.heldBehind(turn.marks(Topics.NOTICES));
            turn.mark(Topics.NOTICES, held.eventIds(), held.marks());
            works("notices are published from here");
            while (!closed) {
                List<NoticeEvent> next = turn.next(BATCH);
                if (next.isEmpty()) {
                    turn.awaitMore(IDLE);
                } else {
                    Map<Integer, Long> marks = topic.publish(next);
                    turn.mark(
                            Topics.NOTICES,
                            next.stream().map(NoticeEvent::eventId).toList(),
                            marks);
                    meters.counter("parley.alert.notices.published").increment(next.size());
                }
            }
        }
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
