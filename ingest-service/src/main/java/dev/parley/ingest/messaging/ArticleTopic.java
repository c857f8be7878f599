package dev.parley.ingest.messaging;

import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.OutletRef;
import dev.parley.ingest.article.Article;
import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.revision.ArticlePublisher;
import dev.parley.ingest.revision.ArticleRevision;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Publishes article revisions on {@code parley.articles}, keyed by article, and waits until the broker has them. */
@ApplicationScoped
class ArticleTopic implements ArticlePublisher {

    /** Longer than the producer's own delivery timeout, which gives the better reason. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final Emitter<Record<String, ArticleEvent>> articles;

    private final MeterRegistry metrics;
    private final Clock clock;

    ArticleTopic(
            @Channel("articles") Emitter<Record<String, ArticleEvent>> articles, MeterRegistry metrics, Clock clock) {
        this.articles = articles;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void publish(ArticleRevision revision) {
        ArticleEvent event = event(revision);
        try {
            articles.send(Record.of(event.key(), event))
                    .toCompletableFuture()
                    .get(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS);
            record(event);
        } catch (TimeoutException e) {
            throw new NotPublishedException("Kafka did not answer within " + ANSWER_LIMIT.toSeconds() + " s", e);
        } catch (ExecutionException | IllegalStateException e) {
            throw new NotPublishedException("Kafka did not take an article: " + Reasons.root(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPublishedException("interrupted while publishing", e);
        }
    }

    private void record(ArticleEvent event) {
        metrics.counter("parley.ingest.articles", "backlog", String.valueOf(event.backlog()))
                .increment();
        if (!event.backlog() && event.revision() == 1 && event.published() != null) {
            Duration lag = Duration.between(event.published(), clock.instant());
            if (!lag.isNegative()) {
                metrics.timer("parley.ingest.lag").record(lag);
            }
        }
    }

    static ArticleEvent event(ArticleRevision revision) {
        Article article = revision.article();
        Outlet outlet = revision.outlet();
        return new ArticleEvent(
                article.id(),
                revision.revision(),
                new OutletRef(outlet.id(), outlet.name(), outlet.country(), outlet.language(), outlet.tier()),
                revision.feedUrl(),
                article.url(),
                article.canonicalUrl().toString(),
                article.title(),
                article.text(),
                article.textSource(),
                article.language(),
                article.byline(),
                article.credit(),
                article.published(),
                article.updated(),
                revision.firstSeen(),
                article.fetched(),
                revision.backlog(),
                revision.change(),
                article.dateDoubt(),
                revision.withdrawal(),
                article.access(),
                article.complete());
    }
}
