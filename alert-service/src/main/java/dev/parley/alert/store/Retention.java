package dev.parley.alert.store;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Forgets which verdicts were decided about, and how, once they are old. A verdict may come again as long as its topic
 * keeps it, and is told twice if it is forgotten by then: so the retention must be longer than that of the topic.
 */
@Singleton
final class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** So many rows at a time hold no lock for long. */
    private static final int CHUNK = 5_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Duration kept;

    Retention(
            Jdbi jdbi,
            Clock clock,
            @ConfigProperty(name = "parley.alert.decision-retention", defaultValue = "P45D") Duration kept) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.kept = kept;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        Instant before = clock.instant().minus(kept);
        int forgotten = 0;
        int some;
        do {
            some = forget(before);
            forgotten += some;
        } while (some == CHUNK);
        if (forgotten > 0) {
            LOG.infof("forgot %d verdicts decided before %s", forgotten, before);
        }
    }

    private int forget(Instant before) {
        return jdbi.inTransaction(handle -> handle.createQuery("""
                        with old as (
                          select event_id from verdict where decided_at < :before
                          order by decided_at limit :chunk for update skip locked),
                        verdicts as (delete from verdict where event_id in (select event_id from old) returning 1)
                        select count(*) from verdicts""")
                .bind("before", before)
                .bind("chunk", CHUNK)
                .mapTo(Integer.class)
                .one());
    }
}
