package dev.parley.classify.messaging;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.event.VerdictReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Counts what was committed. */
@Singleton
final class StreamMetrics {

    private final MeterRegistry registry;
    private final Map<VerdictReason, Counter> verdicts;
    private final Map<DeadLetterCause, Counter> deadLetters;
    private final Counter abortedTransactions;
    private final Timer batch;
    private final Timer lag;

    StreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        verdicts = perValue(VerdictReason.values(), reason -> Counter.builder("parley.classify.articles")
                .description("Article revisions that got a verdict")
                .tag("reason", tag(reason))
                .register(registry));
        deadLetters = perValue(DeadLetterCause.values(), cause -> Counter.builder("parley.classify.dead.letters")
                .description("Article records that went to the dead-letter topic")
                .tag("cause", tag(cause))
                .register(registry));
        abortedTransactions = Counter.builder("parley.classify.aborted.transactions")
                .description("Transactions that were given up and repeated")
                .register(registry);
        batch = Timer.builder("parley.classify.batch")
                .description("From the arrival of a batch of articles to the commit of its verdicts")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
        lag = Timer.builder("parley.classify.lag")
                .description("From the publication by the outlet to the verdict, backlog left out")
                .serviceLevelObjectives(
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofDays(1))
                .register(registry);
    }

    /** Shows the clients' own metrics, the consumer's lag among them, until what is returned is closed. */
    List<KafkaClientMetrics> observe(Consumer<?, ?> consumer, Producer<?, ?> producer) {
        List<KafkaClientMetrics> observed = List.of(new KafkaClientMetrics(consumer), new KafkaClientMetrics(producer));
        observed.forEach(metrics -> metrics.bindTo(registry));
        return observed;
    }

    void committed(Collection<Answer> answers, Duration took) {
        batch.record(took);
        for (Answer answer : answers) {
            if (answer instanceof Answer.Judged judged) {
                VerdictEvent verdict = judged.verdict();
                counter(verdicts, verdict.reason()).increment();
                recordLag(verdict);
            } else if (answer instanceof Answer.Refused refused) {
                counter(deadLetters, refused.cause()).increment();
            }
        }
    }

    void aborted() {
        abortedTransactions.increment();
    }

    private void recordLag(VerdictEvent verdict) {
        ArticleRef article = verdict.article();
        // the backlog of a new feed is old by nature; outlets without dates or with clocks ahead tell nothing
        if (!article.backlog()
                && article.published() != null
                && !article.published().isAfter(verdict.classified())) {
            lag.record(Duration.between(article.published(), verdict.classified()));
        }
    }

    private static <E> Map<E, Counter> perValue(E[] values, Function<E, Counter> counter) {
        return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(Function.identity(), counter));
    }

    private static <E> Counter counter(Map<E, Counter> counters, E value) {
        Counter counter = counters.get(value);
        if (counter == null) {
            throw new IllegalStateException("no counter for " + value);
        }
        return counter;
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
