package dev.parley.ingest.app;

import dev.parley.ingest.store.PostgresArticles;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Keeps the memory of ingest from growing for ever. */
@Singleton
class Retention {

    private static final Logger LOG = Logger.getLogger("dev.parley.ingest");

    /** The last second look is after a day; what articles said is needed a little longer: feeds bring changes too. */
    private static final Duration WORDINGS = Duration.ofDays(3);

    /** Twice as long as an article that nobody remembers could be taken for news. */
    private static final Duration ARTICLES = Duration.ofDays(60);

    private static final int AT_ONCE = 5_000;

    private final PostgresArticles articles;
    private final Clock clock;

    Retention(PostgresArticles articles, Clock clock) {
        this.articles = articles;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        try {
            Instant now = clock.instant();
            articles.forgetWordings(now.minus(WORDINGS));
            int forgotten;
            do {
                forgotten = articles.forget(now.minus(ARTICLES), AT_ONCE);
            } while (forgotten == AT_ONCE);
        } catch (RuntimeException e) {
            LOG.warnf("old articles could not be forgotten, tried again in an hour: %s", e.getMessage());
        }
    }
}
