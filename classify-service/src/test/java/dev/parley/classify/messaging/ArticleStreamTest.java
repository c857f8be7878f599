package dev.parley.classify.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.classify.Verdict;
import dev.parley.contract.event.VerdictReason;
import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArticleStreamTest {

    private static final InstanceName NAME = new InstanceName("classify-a");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StreamStatus status = new StreamStatus(Clock.systemUTC());
    private final Queue<Clients> clients = new ConcurrentLinkedQueue<>();
    private final List<InstanceName> opened = new CopyOnWriteArrayList<>();
    private final ArticleStream stream = new ArticleStream(NAME, this::open, status, "broker:9092");
    private final Thread thread = new Thread(stream);

    @AfterEach
    void stop() throws InterruptedException {
        stream.stop();
        thread.join(PATIENCE.toMillis());
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void aSessionThatCannotBeginIsReplacedUnderTheSameName() {
        // Given
        Clients unreachable = prepare();
        unreachable.producer.initTransactionException = new TimeoutException("no answer");
        prepare();

        // When
        thread.start();

        // Then
        awaitRunning();
        assertThat(opened).containsExactly(NAME, NAME);
        assertThat(unreachable.producer.closed()).isTrue();
        assertThat(unreachable.consumer.closed()).isTrue();
    }

    @Test
    void aSessionThatBreaksIsReplaced() {
        // Given
        prepare().consumer.setPollException(new KafkaException("expelled"));
        prepare();

        // When
        thread.start();

        // Then
        awaitRunning();
        assertThat(opened).containsExactly(NAME, NAME);
    }

    @Test
    void whenAnotherInstanceHasTheSameNameThisOneTakesAnother() {
        // Given
        prepare().consumer.setPollException(new FencedInstanceIdException("taken"));
        prepare();

        // When
        thread.start();

        // Then
        awaitRunning();
        assertThat(opened).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whatItWaitsForNamesTheBrokersAndTheReason() {
        // Given
        for (int i = 0; i < 100; i++) {
            prepare().producer.initTransactionException = new TimeoutException("no answer");
        }

        // When
        thread.start();

        // Then
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(status.waitingFor())
                .hasValueSatisfying(what -> assertThat(what).contains("Kafka at broker:9092", "no answer")));
    }

    private void awaitRunning() {
        Awaitility.await().atMost(PATIENCE).until(() -> status.waitingFor().isEmpty());
    }

    private Clients prepare() {
        Clients prepared = new Clients();
        clients.add(prepared);
        return prepared;
    }

    private TransactionalSession open(InstanceName name) {
        opened.add(name);
        Clients next = clients.remove();
        return new TransactionalSession(
                next.consumer,
                next.producer,
                new RecordClassifier(
                        article -> new Verdict(
                                false, 0, VerdictReason.NO_MENTION, null, null, List.of(), List.of(), "rules-1"),
                        Clock.systemUTC()),
                status,
                new StreamMetrics(new SimpleMeterRegistry()),
                "broker:9092");
    }

    private static final class Clients {

        private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        private final MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

        Clients() {
            for (Topic<?> topic : List.of(Topics.ARTICLES, Topics.ARTICLES_DLQ, Topics.VERDICTS)) {
                consumer.updatePartitions(
                        topic.name(),
                        List.of(new PartitionInfo(topic.name(), 0, Node.noNode(), new Node[0], new Node[0])));
            }
        }
    }
}
