package dev.parley.classify.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** Writes articles and reads what becomes of them, as ingest and alert do. */
final class TestTopics implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final Reader verdicts;
    private final Reader deadLetters;

    TestTopics(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", 16 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        verdicts = new Reader(bootstrapServers, Topics.VERDICTS);
        deadLetters = new Reader(bootstrapServers, Topics.ARTICLES_DLQ);
    }

    void send(ArticleEvent article) {
        send(Articles.outgoing(article));
    }

    /** Not acknowledged yet when it returns: see {@link #flush()}. */
    void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
    }

    void flush() {
        producer.flush();
    }

    /** The committed verdicts under the key so far. */
    List<ConsumerRecord<byte[], byte[]>> verdictsOn(String articleId) {
        return on(articleId, verdicts.all());
    }

    /** All committed verdicts so far. */
    List<ConsumerRecord<byte[], byte[]>> verdicts() {
        return verdicts.all();
    }

    ConsumerRecord<byte[], byte[]> awaitVerdictOn(String articleId) {
        return Awaitility.await("verdict on " + articleId)
                .atMost(Duration.ofSeconds(30))
                .until(() -> verdictsOn(articleId), found -> !found.isEmpty())
                .get(0);
    }

    ConsumerRecord<byte[], byte[]> awaitDeadLetterOn(String key) {
        return Awaitility.await("dead letter on " + key)
                .atMost(Duration.ofSeconds(30))
                .until(() -> on(key, deadLetters.all()), found -> !found.isEmpty())
                .get(0);
    }

    /** All committed dead letters so far. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.all();
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(Objects.requireNonNullElse(record.key(), new byte[0]), UTF_8);
    }

    private static List<ConsumerRecord<byte[], byte[]>> on(String key, List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().filter(record -> key(record).equals(key)).toList();
    }

    @Override
    public void close() {
        producer.close();
        verdicts.consumer.close();
        deadLetters.consumer.close();
    }

    /** Reads committed records of all partitions from the beginning on. */
    private static final class Reader {

        private final KafkaConsumer<byte[], byte[]> consumer;
        private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

        Reader(String bootstrapServers, Topic<?> topic) {
            consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        synchronized List<ConsumerRecord<byte[], byte[]>> all() {
            consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
            return List.copyOf(seen);
        }
    }
}
