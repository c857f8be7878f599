package dev.parley.classify.messaging;

import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/**
 * One consumer and one transactional producer, until either is beyond help: takes records, and writes their answers and
 * its position in one transaction, so that each record is answered exactly once for readers of committed records.
 *
 * <p>Used by one thread, save for {@link #wakeUp()}. After an exception of {@link #begin()} or {@link #turn()} nothing
 * is committed that was not answered: close it and open another one, which goes on at the last commit.
 */
final class TransactionalSession implements AutoCloseable {

    /** What one turn did. */
    enum Turn {
        /** Nothing had come. */
        IDLE,
        /** Records were answered. */
        COMMITTED,
        /** The transaction failed and left no trace; the next turn takes the same records again. */
        ABORTED
    }

    private static final Logger LOG = Logger.getLogger(TransactionalSession.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    private static final Duration TOPIC_CHECK = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /** More are no passing matter such as a rebalance. */
    private static final int NORMAL_ABORTS_IN_A_ROW = 3;

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final RecordClassifier classifier;
    private final StreamStatus status;
    private final StreamMetrics metrics;
    private final String brokers;
    private final List<KafkaClientMetrics> clientMetrics;

    /** What the broker found too large in the transaction before, and what to send instead. */
    private final Map<Position, Answer> smallerAnswers = new ConcurrentHashMap<>();

    private int abortsInARow;
    private String lastFailure = "";

    private record Position(TopicPartition partition, long offset) {
        static Position of(ConsumerRecord<?, ?> record) {
            return new Position(new TopicPartition(record.topic(), record.partition()), record.offset());
        }
    }

    TransactionalSession(
            Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer,
            RecordClassifier classifier,
            StreamStatus status,
            StreamMetrics metrics,
            String brokers) {
        this.consumer = consumer;
        this.producer = producer;
        this.classifier = classifier;
        this.status = status;
        this.metrics = metrics;
        this.brokers = brokers;
        this.clientMetrics = metrics.observe(consumer, producer);
    }

    /** Opens the clients for a session; it connects when it {@linkplain #begin() begins}. */
    static TransactionalSession open(
            KafkaClients clients,
            InstanceName instance,
            RecordClassifier classifier,
            StreamStatus status,
            StreamMetrics metrics) {
        return new TransactionalSession(
                clients.consumer(instance),
                clients.producer(instance),
                classifier,
                status,
                metrics,
                clients.bootstrapServers());
    }

    /**
     * Connects, and ends what an instance of the same name left unfinished.
     *
     * @throws KafkaException when the broker does not answer or a topic is missing
     */
    void begin() {
        for (Topic<?> topic : List.of(Topics.ARTICLES, Topics.ARTICLES_DLQ, Topics.VERDICTS)) {
            if (consumer.partitionsFor(topic.name(), TOPIC_CHECK).isEmpty()) {
                throw new UnknownTopicOrPartitionException("topic " + topic.name() + " does not exist");
            }
        }
        producer.initTransactions();
        consumer.subscribe(List.of(Topics.ARTICLES.name()));
    }

    /**
     * Takes what has come, waiting a moment if nothing has, and answers it.
     *
     * @throws KafkaException when the session cannot go on
     */
    Turn turn() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(LONGEST_POLL);
        report();
        if (records.isEmpty()) {
            return Turn.IDLE;
        }
        long arrived = System.nanoTime();
        // before the transaction begins: however long it takes, the transaction stays short
        List<Answer> answers = answers(records);
        try {
            commit(answers, records.nextOffsets());
        } catch (KafkaException e) {
            abort(records, e);
            return Turn.ABORTED;
        }
        abortsInARow = 0;
        smallerAnswers.clear();
        metrics.committed(answers, Duration.ofNanos(System.nanoTime() - arrived));
        reportDeadLetters(answers);
        return Turn.COMMITTED;
    }

    /** Makes the present or next {@link #turn()} end with a {@link org.apache.kafka.common.errors.WakeupException}. */
    void wakeUp() {
        consumer.wakeup();
    }

    /** Leaves the consumer group at once, so that the other instances take over without delay. */
    void leaveGroup() {
        consumer.close(
                CloseOptions.timeout(FAREWELL).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }

    @Override
    public void close() {
        clientMetrics.forEach(KafkaClientMetrics::close);
        // an open transaction is aborted by the next session of this name; waiting for a lost broker helps nobody
        producer.close(FAREWELL);
        consumer.close(CloseOptions.timeout(FAREWELL));
    }

    private List<Answer> answers(ConsumerRecords<byte[], byte[]> records) {
        // on all cores; the order stays
        return StreamSupport.stream(records.spliterator(), false).toList().parallelStream()
                .map(this::answer)
                .toList();
    }

    private Answer answer(ConsumerRecord<byte[], byte[]> record) {
        Answer smaller = smallerAnswers.get(Position.of(record));
        Answer answer = smaller != null ? smaller : classifier.answer(record);
        status.alive();
        return answer;
    }

    private void commit(List<Answer> answers, Map<TopicPartition, OffsetAndMetadata> next) {
        AtomicReference<Exception> refused = new AtomicReference<>();
        producer.beginTransaction();
        for (Answer answer : answers) {
            producer.send(answer.record(), (sent, failure) -> {
                if (failure instanceof RecordTooLargeException) {
                    smallerAnswers.put(Position.of(answer.source()), answer.smaller(failure));
                }
                refused.compareAndSet(null, failure);
            });
            if (refused.get() != null) {
                // the transaction is lost, and while the broker is away each further call would wait in vain
                throw new KafkaException("A record was not taken", refused.get());
            }
        }
        producer.sendOffsetsToTransaction(next, consumer.groupMetadata());
        producer.commitTransaction();
    }

    private void abort(ConsumerRecords<byte[], byte[]> records, KafkaException failure) {
        try {
            producer.abortTransaction();
        } catch (KafkaException | IllegalStateException beyondHelp) {
            failure.addSuppressed(beyondHelp);
            throw failure;
        }
        for (TopicPartition partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).get(0).offset());
            }
        }
        abortsInARow++;
        lastFailure = Failures.describe(failure);
        metrics.aborted();
        LOG.warnf("Transaction aborted, %d records are taken again: %s", records.count(), lastFailure);
    }

    private void report() {
        if (abortsInARow > NORMAL_ABORTS_IN_A_ROW) {
            status.waitingFor("a transaction that succeeds; the last one failed: " + lastFailure);
        } else if (!connected()) {
            status.waitingFor("Kafka at " + brokers + ": the connection is lost");
        } else if (consumer.groupMetadata().generationId() < 0) {
            status.joining(KafkaClients.GROUP);
        } else {
            status.running();
        }
    }

    private boolean connected() {
        for (Metric metric : consumer.metrics().values()) {
            if (metric.metricName().name().equals("connection-count")) {
                return (double) metric.metricValue() > 0;
            }
        }
        return true;
    }

    private static void reportDeadLetters(List<Answer> answers) {
        List<Answer.Refused> refused = answers.stream()
                .filter(Answer.Refused.class::isInstance)
                .map(Answer.Refused.class::cast)
                .toList();
        if (!refused.isEmpty()) {
            Answer.Refused first = refused.get(0);
            LOG.warnf(
                    "%d record(s) went to %s; the first, %s-%d at offset %d: %s",
                    refused.size(),
                    Topics.ARTICLES_DLQ.name(),
                    first.source().topic(),
                    first.source().partition(),
                    first.source().offset(),
                    Failures.oneLine(first.reason()));
        }
    }
}
