package dev.parley.ingest.app;

import dev.parley.ingest.IngestCycle;
import dev.parley.ingest.poll.Contents;
import dev.parley.ingest.poll.DueFeed;
import dev.parley.ingest.poll.FinishedPoll;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Gives the cycle its turns: feeds whose turn it is are polled on a bounded number of threads, and as long as more are
 * waiting, a thread that becomes free is used at once. A feed that takes its time holds up no other.
 */
@Singleton
class Turns {

    private static final Logger LOG = Logger.getLogger("dev.parley.ingest");

    /** Polls mostly wait for outlets; so many find room for 10,000 feeds a minute of which some are slow. */
    private static final int AT_ONCE = 128;

    /** Claiming for a single free thread would cost more than it brings. */
    private static final int WORTH_CLAIMING = AT_ONCE / 4;

    private static final Duration LAST_POLLS = Duration.ofSeconds(5);

    private final IngestCycle cycle;
    private final MeterRegistry metrics;
    private final ExecutorService pollers;
    private volatile boolean moreAreDue;
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
        metrics.gauge("parley.ingest.polls.running", cycle, IngestCycle::inWork);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void turn() {
        try {
            cycle.prolong();
            claim();
            if (isDown) {
                isDown = false;
                LOG.info("the database is back");
            }
        } catch (RuntimeException e) {
            if (!isDown) {
                isDown = true;
                LOG.errorf(
                        "no feed can be polled, the database does not answer: %s; trying every second", e.getMessage());
            }
        }
    }

    private synchronized void claim() {
        int free = AT_ONCE - cycle.inWork();
        if (isStopping || free <= 0) {
            return;
        }
        List<DueFeed> due = cycle.claim(free);
        moreAreDue = due.size() > free / 2; // some of the claimed may have to wait for their site
        due.forEach(this::start);
    }

    private void start(DueFeed feed) {
        pollers.execute(() -> {
            try {
                record(feed, cycle.poll(feed));
            } catch (RuntimeException e) {
                // the claim runs out by itself, then the feed's turn comes again
                LOG.errorf(e, "the poll of %s broke off", feed.url());
                metrics.counter("parley.ingest.polls", "outcome", "BROKEN_OFF").increment();
            }
            goOn();
        });
    }

    /** Claims the next feeds without waiting for the next second, while there are more than threads. */
    private void goOn() {
        if (moreAreDue && cycle.inWork() <= AT_ONCE - WORTH_CLAIMING) {
            try {
                claim();
            } catch (RuntimeException e) {
                moreAreDue = false; // the next turn tries again, and says what is wrong
            }
        }
    }

    private void record(DueFeed feed, FinishedPoll poll) {
        metrics.counter(
                        "parley.ingest.polls",
                        "outcome",
                        poll.result().outcome().name())
                .increment();
        metrics.timer("parley.ingest.poll.duration").record(poll.duration());
        Contents contents = poll.result().contents();
        metrics.counter("parley.ingest.entries").increment(contents == null ? 0 : contents.entries());
        String detail = poll.result().detail();
        switch (poll.result().outcome()) {
            case NEWS, UNFINISHED -> LOG.infof("%s: %s", feed.url(), detail);
            case UNCHANGED -> LOG.debugf("%s: %s", feed.url(), detail);
            default -> LOG.warnf("%s: %s: %s", feed.url(), poll.result().outcome(), detail);
        }
        if (poll.gapSuspected()) {
            metrics.counter("parley.ingest.gaps").increment();
            LOG.warnf("%s: entries may have come and gone since the last poll (%s)", feed.url(), detail);
        }
        if (!poll.address().current().equals(feed.address().current())) {
            LOG.infof("%s: read at %s from now on", feed.url(), poll.address().current());
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
