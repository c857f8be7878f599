package dev.parley.ingest.messaging;

import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.VerdictEventDeserializer;
import dev.parley.ingest.revision.RereadRhythm;
import dev.parley.ingest.store.PostgresFlagged;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.SerializationException;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Learns from the verdicts which articles deserve a second look. While the database is away the same batch is tried
 * again. A verdict that cannot be read or kept is counted and left behind: alert, which reads the same topic, has put it
 * on its dead-letter topic, and when it is replayed from there it comes by here again.
 */
@Singleton
final class FlaggedVerdicts {

    private static final Logger LOG = Logger.getLogger("dev.parley.ingest");
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    private final PostgresFlagged memory;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final VerdictEventDeserializer deserializer = new VerdictEventDeserializer();

    FlaggedVerdicts(PostgresFlagged memory, MeterRegistry metrics, Clock clock) {
        this.memory = memory;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Incoming("verdicts")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> batch.forEach(this::take))
                .onFailure()
                .invoke(cause -> LOG.warnf(
                        "%d verdicts wait, next try within %d s: %s",
                        batch.count(), LONGEST_RETRY.toSeconds(), cause.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                .withJitter(0.5)
                .indefinitely();
    }

    private void take(ConsumerRecord<byte[], byte[]> origin) {
        try {
            VerdictEvent verdict = deserializer.deserialize(origin.topic(), origin.headers(), origin.value());
            if (verdict == null) {
                throw new SerializationException("it has no value");
            }
            if (verdict.flagged() && !verdict.article().backlog()) {
                RereadRhythm.next(verdict.classified(), clock.instant())
                        .ifPresent(next -> memory.flag(verdict.article().articleId(), verdict.classified(), next));
            }
        } catch (SerializationException | DateTimeException | IllegalArgumentException unusable) {
            // waiting does not mend it, and tried again for ever it would hold up all behind it
            metrics.counter("parley.ingest.verdicts.unusable").increment();
            LOG.warnf(
                    "the verdict at offset %d of partition %d is left behind: %s",
                    origin.offset(), origin.partition(), unusable.getMessage());
        }
    }
}
