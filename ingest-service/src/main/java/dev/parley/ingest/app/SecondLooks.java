package dev.parley.ingest.app;

import dev.parley.ingest.RevisionCycle;
import dev.parley.ingest.revision.FlaggedArticle;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Gives the second look its turns, on a few threads of its own: it must neither hold up polls nor wait for them. */
@Singleton
class SecondLooks {

    private static final Logger LOG = Logger.getLogger("dev.parley.ingest");
    private static final int AT_ONCE = 8;

    private final RevisionCycle cycle;
    private final MeterRegistry metrics;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "second-look");
        thread.setDaemon(true);
        return thread;
    });

    SecondLooks(RevisionCycle cycle, MeterRegistry metrics) {
        this.cycle = cycle;
        this.metrics = metrics;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void turn() {
        int places = free.drainPermits();
        int used = 0;
        try {
            for (FlaggedArticle article : places == 0 ? List.<FlaggedArticle>of() : cycle.claim(places)) {
                used++;
                readers.execute(() -> reread(article));
            }
        } catch (RuntimeException e) {
            LOG.debugf("no article can be read again, the database does not answer: %s", e.getMessage());
        } finally {
            free.release(places - used);
        }
    }

    private void reread(FlaggedArticle article) {
        try {
            boolean isNews = cycle.reread(article);
            metrics.counter("parley.ingest.rereads", "changed", String.valueOf(isNews))
                    .increment();
            if (isNews) {
                LOG.infof("%s: changed or gone since it was flagged", article.canonicalUrl());
            }
        } catch (RuntimeException e) {
            // it stays claimed until the lease is over, then its turn comes again
            LOG.warnf("%s could not be read again: %s", article.canonicalUrl(), e.getMessage());
        } finally {
            free.release();
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        readers.shutdownNow();
    }
}
