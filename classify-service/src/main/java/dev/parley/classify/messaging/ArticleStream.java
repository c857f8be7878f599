package dev.parley.classify.messaging;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers the articles as they come, for as long as the service runs. While Kafka is away it waits and says so; a
 * session that is beyond help (fenced, timed out, expelled) is replaced by a new one.
 */
final class ArticleStream implements Runnable {

    private static final Logger LOG = Logger.getLogger(ArticleStream.class);

    private final Function<InstanceName, TransactionalSession> sessions;
    private final StreamStatus status;
    private final String brokers;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private InstanceName instance;
    private volatile @Nullable TransactionalSession session;

    /**
     * @param sessions opens a session under the given name, not yet begun
     * @param brokers the addresses as configured, for messages
     */
    ArticleStream(
            InstanceName instance,
            Function<InstanceName, TransactionalSession> sessions,
            StreamStatus status,
            String brokers) {
        this.instance = instance;
        this.sessions = sessions;
        this.status = status;
        this.brokers = brokers;
    }

    @Override
    public void run() {
        while (!isStopped()) {
            try (TransactionalSession opened = sessions.apply(instance)) {
                session = opened;
                opened.begin();
                answer(opened);
                opened.leaveGroup();
            } catch (WakeupException e) {
                LOG.debug("Stopped before the first turn");
            } catch (FencedInstanceIdException e) {
                LOG.warnf("Another instance calls itself %s; this one takes a name of its own", instance.value());
                instance = instance.renewed();
            } catch (KafkaException | IllegalStateException e) {
                status.waitingFor("Kafka at " + brokers + " (" + Failures.describe(e) + ")");
            } finally {
                session = null;
            }
            pause();
        }
    }

    /** Ends {@link #run()} after the transaction that is under way. */
    void stop() {
        stopped.countDown();
        TransactionalSession present = session;
        if (present != null) {
            present.wakeUp();
        }
    }

    private void answer(TransactionalSession opened) {
        try {
            while (!isStopped()) {
                switch (opened.turn()) {
                    case COMMITTED -> backoff.reset();
                    case ABORTED -> pause();
                    case IDLE -> {}
                }
            }
        } catch (WakeupException e) {
            LOG.debug("Stopped while no articles came");
        }
    }

    private void pause() {
        try {
            stopped.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
