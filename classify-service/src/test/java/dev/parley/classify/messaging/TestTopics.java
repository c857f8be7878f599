package dev.parley.classify.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import dev.parley.testkit.CommittedRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** Writes articles and reads what becomes of them, as ingest and alert do. */
final class TestTopics implements AutoCloseable {

    /** For busy machines. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final Reader articles;
    private final Reader verdicts;
    private final Reader deadLetters;

    TestTopics(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", 16 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        articles = new Reader(bootstrapServers, Topics.ARTICLES);
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

    /** As an operator does who wants to keep longer articles. */
    void allowRecordsOf(int bytes, Topic<?> topic) {
        try {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("max.message.bytes", Integer.toString(bytes)),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void flush() {
        producer.flush();
    }

    /** The committed verdicts under the key so far. */
    List<ConsumerRecord<byte[], byte[]>> verdictsOn(String articleId) {
        return on(articleId, verdicts.all());
    }

    /**
     * The ids of the articles that got a verdict, as often as they got one. Waits until the service has consumed all
     * articles: since its position is committed together with the verdicts, none can come later.
     */
    List<String> verdictIdsWhenAllIsConsumed() {
        Awaitility.await("all articles consumed").atMost(PATIENCE).until(this::allIsConsumed);
        return verdicts.toTheEnd().stream().map(TestTopics::key).toList();
    }

    private boolean allIsConsumed() {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(KafkaClients.GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return articles.ends().entrySet().stream().allMatch(end -> {
                OffsetAndMetadata position = committed.get(end.getKey());
                return end.getValue() == 0 || position != null && position.offset() >= end.getValue();
            });
        } catch (ExecutionException e) {
            return false; // the coordinator is not back yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    ConsumerRecord<byte[], byte[]> awaitVerdictOn(String articleId) {
        return Awaitility.await("verdict on " + articleId)
                .atMost(PATIENCE)
                .until(() -> verdictsOn(articleId), found -> !found.isEmpty())
                .get(0);
    }

    ConsumerRecord<byte[], byte[]> awaitDeadLetterOn(String key) {
        return Awaitility.await("dead letter on " + key)
                .atMost(PATIENCE)
                .until(() -> on(key, deadLetters.all()), found -> !found.isEmpty())
                .get(0);
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(Objects.requireNonNullElse(record.key(), new byte[0]), UTF_8);
    }

    private static List<ConsumerRecord<byte[], byte[]>> on(String key, List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().filter(record -> key(record).equals(key)).toList();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        articles.consumer.close();
        verdicts.consumer.close();
        deadLetters.consumer.close();
    }

    /** Reads committed records of all partitions from the beginning on. */
    private static final class Reader {

        private final String bootstrapServers;
        private final Topic<?> topic;
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

        Reader(String bootstrapServers, Topic<?> topic) {
            this.bootstrapServers = bootstrapServers;
            this.topic = topic;
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

        List<ConsumerRecord<byte[], byte[]>> all() {
            consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
            return List.copyOf(seen);
        }

        List<ConsumerRecord<byte[], byte[]>> toTheEnd() {
            CommittedRecords.readTo(ends(), consumer, seen);
            return List.copyOf(seen);
        }

        Map<TopicPartition, Long> ends() {
            return CommittedRecords.ends(bootstrapServers, topic.name());
        }
    }
}
