package dev.parley.alert.messaging;

import dev.parley.alert.AlertStore;
import dev.parley.alert.DeadlineWatch;
import dev.parley.alert.DecisionLog;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Looks every few seconds, in every replica, which deadlines are near or past. */
@Singleton
final class DeadlineTimer {

    private static final Logger LOG = Logger.getLogger(DeadlineTimer.class);

    private final DeadlineWatch watch;
    private final DecisionLog log;

    DeadlineTimer(DeadlineWatch watch, DecisionLog log) {
        this.watch = watch;
        this.log = log;
    }

    @Scheduled(
            every = "${parley.alert.deadline-interval:15s}",
            delayed = "15s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            watch.remind().forEach(log::write);
        } catch (AlertStore.UnavailableException e) {
            LOG.warnf("deadlines wait, next try in a few seconds: %s", e.getMessage());
        }
    }
}
