package dev.parley.ingest.app;

import dev.parley.ingest.IngestCycle;
import dev.parley.ingest.push.HubStatus;
import dev.parley.ingest.push.Subscription;
import dev.parley.ingest.push.Subscriptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Gives subscriptions their turns, and works off what hubs push on a few threads of its own: a hub does not wait. */
@Singleton
public class Pushes {

    private static final Logger LOG = Logger.getLogger("dev.parley.ingest");
    private static final int AT_ONCE = 8;
    private static final int WAITING = 200;
    private static final int REQUESTS_OF_A_TURN = 10;

    private final Optional<Subscriptions> subscriptions;
    private final IngestCycle cycle;
    private final MeterRegistry metrics;
    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), task -> {
                Thread thread = new Thread(task, "push");
                thread.setDaemon(true);
                return thread;
            });

    Pushes(Optional<Subscriptions> subscriptions, IngestCycle cycle, MeterRegistry metrics) {
        this.subscriptions = subscriptions;
        this.cycle = cycle;
        this.metrics = metrics;
        workers.allowCoreThreadTimeOut(true);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void ask() {
        subscriptions.ifPresent(used -> {
            try {
                for (Subscription subscription : used.claim(REQUESTS_OF_A_TURN)) {
                    used.request(subscription)
                            .ifPresent(trouble -> LOG.warnf(
                                    "%s: the hub %s took no subscription: %s",
                                    subscription.feed(), subscription.hub(), trouble));
                }
            } catch (RuntimeException e) {
                LOG.debugf("no hub can be asked, the database does not answer: %s", e.getMessage());
            }
        });
    }

    @Scheduled(every = "60s", concurrentExecution = ConcurrentExecution.SKIP)
    void judge() {
        subscriptions.ifPresent(used -> {
            try {
                for (HubStatus hub : used.judge()) {
                    LOG.warnf(
                            "the hub %s is not used for a while: it missed %d of %d entries",
                            hub.hub(), hub.missed(), hub.pushed() + hub.polled());
                }
            } catch (RuntimeException e) {
                LOG.debugf("no hub can be judged, the database does not answer: %s", e.getMessage());
            }
        });
    }

    /**
     * Works off what was pushed for a feed, soon.
     *
     * @return whether there is room for it; otherwise the hub is to come again
     */
    public boolean take(URI feed, byte[] body, @Nullable String contentType) {
        try {
            workers.execute(() -> work(feed, body, contentType));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void work(URI feed, byte[] body, @Nullable String contentType) {
        try {
            int published = cycle.push(feed, body, contentType);
            LOG.infof("%s: pushed, %d articles published", feed, published);
        } catch (RuntimeException e) {
            LOG.warnf("%s: what was pushed is left to the next poll: %s", feed, e.getMessage());
        }
    }

    /** Counts what was answered to a push. */
    public void count(String outcome) {
        metrics.counter("parley.ingest.pushes", "outcome", outcome).increment();
    }

    void onStop(@Observes ShutdownEvent event) {
        workers.shutdownNow();
    }
}
