package dev.parley.classify.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.classify.Verdict;
import dev.parley.classify.messaging.TransactionalSession.Turn;
import dev.parley.contract.event.VerdictReason;
import dev.parley.contract.kafka.CloudEventHeaders;
import dev.parley.contract.kafka.DeadLetter;
import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransactionalSessionTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.ARTICLES.name(), 0);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StreamStatus status = new StreamStatus(Clock.systemUTC());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final LimitedProducer producer = new LimitedProducer();
    private final TransactionalSession session = new TransactionalSession(
            consumer,
            producer,
            new RecordClassifier(
                    article -> new Verdict(
                            false, 0, VerdictReason.NO_MENTION, null, null, List.of(), List.of(), "rules-1"),
                    Clock.systemUTC()),
            status,
            new StreamMetrics(registry),
            "broker:9092");

    @Test
    void verdictsDeadLettersAndPositionAreCommittedTogether() {
        // Given
        begin();
        consumer.addRecord(article(0, "a"));
        consumer.addRecord(poison(1));
        consumer.addRecord(article(2, "b"));

        // When
        Turn turn = session.turn();

        // Then
        assertThat(turn).isEqualTo(Turn.COMMITTED);
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("parley.verdicts", "parley.articles.dlq", "parley.verdicts");
        assertThat(producer.consumerGroupOffsetsHistory())
                .singleElement()
                .extracting(offsets -> nextOffset(offsets))
                .isEqualTo(3L);
        assertThat(count("parley.classify.articles")).isEqualTo(2);
        assertThat(count("parley.classify.dead.letters")).isEqualTo(1);
        assertThat(status.waitingFor()).isEmpty();
    }

    @Test
    void withoutRecordsNoTransactionIsOpened() {
        // Given
        begin();

        // When
        Turn turn = session.turn();

        // Then
        assertThat(turn).isEqualTo(Turn.IDLE);
        assertThat(producer.commitCount()).isZero();
    }

    @Test
    void afterAnAbortTheSameRecordsAreTakenAgain() {
        // Given
        begin();
        consumer.addRecord(article(0, "a"));
        producer.commitTransactionException = new KafkaException("the coordinator refused");

        // When
        Turn failed = session.turn();

        // Then
        assertThat(failed).isEqualTo(Turn.ABORTED);
        assertThat(producer.transactionAborted()).isTrue();
        assertThat(producer.history()).isEmpty();
        assertThat(consumer.position(PARTITION)).isZero();
        assertThat(count("parley.classify.articles")).isZero();

        // When
        producer.commitTransactionException = null;
        consumer.addRecord(article(0, "a"));
        Turn repeated = session.turn();

        // Then
        assertThat(repeated).isEqualTo(Turn.COMMITTED);
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void transactionsThatKeepFailingMakeTheServiceUnready() {
        // Given
        begin();
        producer.commitTransactionException = new KafkaException("not authorized");

        // When
        for (int i = 0; i < 5; i++) {
            consumer.addRecord(article(0, "a"));
            session.turn();
        }

        // Then
        assertThat(status.waitingFor())
                .hasValueSatisfying(what -> assertThat(what).contains("not authorized"));
    }

    @Test
    void aFencedProducerEndsTheSession() {
        // Given
        begin();
        consumer.addRecord(article(0, "a"));
        producer.fenceProducer();

        // When, Then
        assertThatThrownBy(session::turn).isInstanceOf(KafkaException.class).hasMessageContaining("fenced");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aVerdictTooLargeForTheBrokerGivesWayToADeadLetter() {
        // Given
        begin();
        producer.limits = Map.of("parley.verdicts", 10);
        consumer.addRecord(article(0, "a"));

        // When
        Turn refused = session.turn();
        consumer.addRecord(article(0, "a"));
        Turn repeated = session.turn();

        // Then
        assertThat(List.of(refused, repeated)).containsExactly(Turn.ABORTED, Turn.COMMITTED);
        assertThat(producer.history()).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo("parley.articles.dlq");
            assertThat(letter.value()).isEqualTo(article(0, "a").value());
            assertThat(CloudEventHeaders.read(letter.headers(), DeadLetter.REASON))
                    .contains("the verdict of", "does not fit into parley.verdicts");
        });
    }

    @Test
    void aDeadLetterTooLargeForTheBrokerIsReplacedByANoteOfWhereTheRecordStands() {
        // Given
        begin();
        producer.limits = Map.of("parley.verdicts", 10, "parley.articles.dlq", 10);
        consumer.addRecord(article(0, "a"));

        // When
        session.turn();
        consumer.addRecord(article(0, "a"));
        session.turn();
        consumer.addRecord(article(0, "a"));
        Turn turn = session.turn();

        // Then
        assertThat(turn).isEqualTo(Turn.COMMITTED);
        assertThat(producer.history()).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo("parley.articles.dlq");
            assertThat(letter.value()).isNull();
            assertThat(CloudEventHeaders.read(letter.headers(), CloudEventHeaders.ID))
                    .isNull();
            assertThat(CloudEventHeaders.read(letter.headers(), DeadLetter.REASON))
                    .contains("read it at parley.articles-0, offset 0");
            assertThat(CloudEventHeaders.read(letter.headers(), DeadLetter.OFFSET))
                    .isEqualTo("0");
        });
    }

    @Test
    void afterARefusedRecordNoOtherIsTriedInVain() {
        // Given
        begin();
        producer.limits = Map.of("parley.verdicts", 10);
        consumer.addRecord(article(0, "a"));
        consumer.addRecord(article(1, "b"));
        consumer.addRecord(article(2, "c"));

        // When
        session.turn();

        // Then
        assertThat(producer.attempts).isEqualTo(1);
    }

    @Test
    void aMissingTopicIsNamed() {
        // Given
        consumer.updatePartitions(Topics.ARTICLES.name(), List.of(partition(Topics.ARTICLES)));

        // When, Then
        assertThatThrownBy(session::begin)
                .isInstanceOf(UnknownTopicOrPartitionException.class)
                .hasMessageContaining("parley.articles.dlq");
    }

    private void begin() {
        for (Topic<?> topic : List.of(Topics.ARTICLES, Topics.ARTICLES_DLQ, Topics.VERDICTS)) {
            consumer.updatePartitions(topic.name(), List.of(partition(topic)));
        }
        session.begin();
        consumer.rebalance(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    private static PartitionInfo partition(Topic<?> topic) {
        return new PartitionInfo(topic.name(), 0, Node.noNode(), new Node[0], new Node[0]);
    }

    private static ConsumerRecord<byte[], byte[]> article(long offset, String id) {
        return Articles.incoming(offset, Articles.article(id));
    }

    private static ConsumerRecord<byte[], byte[]> poison(long offset) {
        return Articles.incoming(offset, new byte[] {1}, new byte[] {(byte) 0xff}, new RecordHeaders());
    }

    private static long nextOffset(Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets) {
        return Objects.requireNonNull(offsets.values().iterator().next().get(PARTITION))
                .offset();
    }

    private double count(String counter) {
        return registry.find(counter).counters().stream()
                .mapToDouble(c -> c.count())
                .sum();
    }

    /** Refuses values above a limit per topic as a broker does: by the callback, failing the transaction. */
    private static final class LimitedProducer extends MockProducer<byte[], byte[]> {

        private Map<String, Integer> limits = Map.of();
        private boolean failed;
        private int attempts;

        LimitedProducer() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
            attempts++;
            int limit = limits.getOrDefault(record.topic(), Integer.MAX_VALUE);
            if (callback != null && record.value() != null && record.value().length > limit) {
                failed = true;
                RecordTooLargeException tooLarge = new RecordTooLargeException("larger than " + limit);
                callback.onCompletion(null, tooLarge);
                return CompletableFuture.failedFuture(tooLarge);
            }
            return super.send(record, callback);
        }

        @Override
        public void commitTransaction() {
            if (failed) {
                throw new KafkaException("a record was refused");
            }
            super.commitTransaction();
        }

        @Override
        public void abortTransaction() {
            failed = false;
            super.abortTransaction();
        }
    }
}
