package dev.parley.ingest.app;

import dev.parley.ingest.IngestCycle;
import dev.parley.ingest.poll.DueFeed;
import dev.parley.ingest.poll.PollResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Gives the cycle its turns: once a second the feeds whose turn it is are polled, each on a thread of its own, as many
 * at once as there are threads. A feed that takes its time holds up no other.
 */
@Singleton
class Turns {

    private static final Logger LOG = Logger.getLogger("dev.parley.ingest");
    private static final int AT_ONCE = 64;
    private static final Duration LAST_POLLS = Duration.ofSeconds(5);

    private final IngestCycle cycle;
    private final MeterRegistry metrics;
    private final Set<URI> polled = ConcurrentHashMap.newKeySet();
    private final ExecutorService pollers;
    private volatile boolean isDown;
    private volatile boolean isStopping;

    Turns(IngestCycle cycle, MeterRegistry metrics) {
        this.cycle = cycle;
        this.metrics = metrics;
        AtomicInteger number = new AtomicInteger();
        this.pollers = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "poller-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        metrics.gauge("parley.ingest.polls.running", polled, Set::size);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void turn() {
        if (isStopping) {
            return;
        }
        try {
            cycle.prolong(polled);
            List<DueFeed> due = cycle.claim(AT_ONCE - polled.size());
            if (isDown) {
                isDown = false;
                LOG.info("the database is back");
            }
            due.forEach(this::start);
        } catch (RuntimeException e) {
            if (!isDown) {
                isDown = true;
                LOG.errorf(
                        "no feed can be polled, the database does not answer: %s; trying every second", e.getMessage());
            }
        }
    }

    private void start(DueFeed feed) {
        polled.add(feed.url());
        pollers.execute(() -> {
            try {
                record(feed, cycle.poll(feed));
            } catch (RuntimeException e) {
                // the claim runs out by itself, then the feed's turn comes again
                LOG.errorf(e, "the poll of %s broke off", feed.url());
                metrics.counter("parley.ingest.polls", "outcome", "BROKEN_OFF").increment();
            } finally {
                polled.remove(feed.url());
            }
        });
    }

    private void record(DueFeed feed, PollResult result) {
        metrics.counter("parley.ingest.polls", "outcome", result.outcome().name())
                .increment();
        metrics.counter("parley.ingest.entries").increment(result.entries());
        switch (result.outcome()) {
            case NEWS -> LOG.infof("%s: %s", feed.url(), result.detail());
            case UNCHANGED -> LOG.debugf("%s: %s", feed.url(), result.detail());
            default -> LOG.warnf("%s: %s: %s", feed.url(), result.outcome(), result.detail());
        }
    }

    /** Lets running polls finish for a moment; what is cut off then is done again after the next start. */
    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        isStopping = true;
        pollers.shutdown();
        if (!pollers.awaitTermination(LAST_POLLS.toMillis(), TimeUnit.MILLISECONDS)) {
            pollers.shutdownNow();
        }
    }
}
