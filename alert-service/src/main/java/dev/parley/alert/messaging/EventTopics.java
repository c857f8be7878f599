package dev.parley.alert.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.alert.store.Outbox;
import dev.parley.contract.event.Event;
import dev.parley.contract.kafka.CloudEventHeaders;
import dev.parley.contract.kafka.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topics of notices, agreements and positions, held for writing. Whoever {@linkplain #take takes} them last may write: all earlier holders are
 * fenced by the broker, whatever they were about to do.
 */
final class EventTopics implements AutoCloseable {

    /** The same for all replicas, since that is what fences. */
    static final String TRANSACTIONAL_ID = "parley-alert-notices";

    private static final Duration POLL = Duration.ofMillis(500);

    /**
     * What a topic holds behind the marks.
     *
     * @param eventIds of the committed events
     * @param marks per partition, the offset behind them
     */
    record Held(Set<String> eventIds, Map<Integer, Long> marks) {}

    private final Map<String, Object> connection;
    private final KafkaProducer<byte[], byte[]> producer;

    private EventTopics(Map<String, Object> connection) {
        this.connection = connection;
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // a dead broker is told within seconds; the outbox keeps what could not be sent
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Takes the topics over: what an earlier holder has begun is committed or aborted for good when this returns.
     *
     * @param connection how to reach the broker
     * @throws KafkaException when it does not answer
     */
    static EventTopics take(Map<String, Object> connection) {
        EventTopics topic = new EventTopics(connection);
        try {
            topic.producer.initTransactions();
            return topic;
        } catch (RuntimeException e) {
            topic.close();
            throw e;
        }
    }

    /**
     * Reads a topic from the marks to its end.
     *
     * @param marks per partition, where to begin; partitions without one are read from their first record
     */
    Held heldBehind(Topic<?> topic, Map<Integer, Long> marks) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (TopicPartition partition : partitions) {
                Long mark = marks.get(partition.partition());
                // a mark behind the end is one of an earlier topic of the same name
                if (mark != null && mark <= end(ends, partition)) {
                    consumer.seek(partition, mark);
                }
            }
            Set<String> eventIds = new HashSet<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < end(ends, p))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    String id = CloudEventHeaders.read(record.headers(), CloudEventHeaders.ID);
                    if (id != null) {
                        eventIds.add(id);
                    }
                }
            }
            Map<Integer, Long> newMarks = new HashMap<>();
            partitions.forEach(partition -> newMarks.put(partition.partition(), end(ends, partition)));
            return new Held(eventIds, newMarks);
        }
    }

    /**
     * Publishes all of the events or none, in their order.
     *
     * @return per name of a topic and partition written to, the offset behind the last event
     * @throws KafkaException when it failed or cannot be known; then this holder is of no more use
     */
    Map<String, Map<Integer, Long>> publish(Collection<? extends Outbox.Entry<?>> entries) {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Outbox.Entry<?> entry : entries) {
            sent.add(producer.send(record(entry)));
        }
        producer.commitTransaction();
        Map<String, Map<Integer, Long>> marks = new HashMap<>();
        for (Future<RecordMetadata> future : sent) {
            RecordMetadata record = committed(future);
            marks.computeIfAbsent(record.topic(), topic -> new HashMap<>())
                    .merge(record.partition(), record.offset() + 1, Math::max);
        }
        return marks;
    }

    private static <T extends Event> ProducerRecord<byte[], byte[]> record(Outbox.Entry<T> entry) {
        String topic = entry.topic().name();
        Headers headers = new RecordHeaders();
        byte[] value = entry.topic().valueSerde().serializer().serialize(topic, headers, entry.event());
        return new ProducerRecord<>(topic, null, entry.event().key().getBytes(UTF_8), value, headers);
    }

    /** Does not wait: a transaction that is open is aborted by the next holder, or by the broker after a while. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private static RecordMetadata committed(Future<RecordMetadata> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new KafkaException("an event was not written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException(e);
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }
}
