package dev.parley.alert.messaging;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.AlertStore;
import dev.parley.alert.DecisionLog;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.DeadLetter;
import dev.parley.contract.kafka.Topics;
import dev.parley.contract.kafka.VerdictEventDeserializer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.SerializationException;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes verdicts in batches through the pipeline. The next batch comes only when this one is done: decided and
 * remembered, or set aside as dead letters. While database or broker are away the same batch is tried again and again,
 * since a verdict that is skipped is a notice that nobody gets.
 */
@Singleton
final class VerdictConsumer {

    private static final Logger LOG = Logger.getLogger(VerdictConsumer.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    private record Received(ConsumerRecord<byte[], byte[]> origin, VerdictEvent verdict) {}

    private final AlertPipeline pipeline;
    private final DecisionLog log;
    private final DeadLetters deadLetters;
    private final VerdictEventDeserializer deserializer = new VerdictEventDeserializer();

    VerdictConsumer(AlertPipeline pipeline, DecisionLog log, DeadLetters deadLetters) {
        this.pipeline = pipeline;
        this.log = log;
        this.deadLetters = deadLetters;
    }

    @Incoming("verdicts")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> process(batch))
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

    private void process(ConsumerRecords<byte[], byte[]> batch) {
        List<DeadLetter> dead = new ArrayList<>();
        List<Received> received = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> origin : batch) {
            try {
                received.add(new Received(origin, read(origin)));
            } catch (SerializationException unreadable) {
                dead.add(deadLetter(origin, unreadable));
            }
        }
        dead.addAll(decide(received));
        // last, so that a batch tried again because of the database leaves no dead letter twice
        deadLetters.send(dead);
    }

    private VerdictEvent read(ConsumerRecord<byte[], byte[]> origin) {
        VerdictEvent verdict = deserializer.deserialize(origin.topic(), origin.headers(), origin.value());
        if (verdict == null) {
            throw new SerializationException("record on " + origin.topic() + " has no value");
        }
        return verdict;
    }

    /** Decides about all in one go, or one by one when something is wrong with one of them; returns the failing ones. */
    private List<DeadLetter> decide(List<Received> received) {
        try {
            pipeline.process(received.stream().map(Received::verdict).toList()).forEach(log::write);
            return List.of();
        } catch (AlertStore.UnavailableException e) {
            throw e;
        } catch (RuntimeException oneOfThem) {
            List<DeadLetter> dead = new ArrayList<>();
            for (Received one : received) {
                try {
                    pipeline.process(List.of(one.verdict())).forEach(log::write);
                } catch (AlertStore.UnavailableException e) {
                    throw e;
                } catch (RuntimeException failing) {
                    dead.add(deadLetter(one.origin(), failing));
                }
            }
            return dead;
        }
    }

    private static DeadLetter deadLetter(ConsumerRecord<byte[], byte[]> origin, RuntimeException cause) {
        return DeadLetter.of(Topics.VERDICTS_DLQ, origin, cause);
    }
}
