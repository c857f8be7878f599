package dev.parley.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands committed on a topic, to the last record that was sent when it was asked for. */
public final class CommittedRecords {

    /** For busy machines, and for transactions that only their timeout ends. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration POLL = Duration.ofMillis(100);

    private CommittedRecords() {}

    /**
     * All committed records of the topic. Waits for transactions that are under way.
     *
     * @throws IllegalStateException when one does not end within two minutes
     */
    public static List<ConsumerRecord<String, byte[]>> read(String bootstrapServers, String topic) {
        Map<TopicPartition, Long> ends = ends(bootstrapServers, topic);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            readTo(ends, consumer, records);
            return records;
        }
    }

    /**
     * Reads on to the ends.
     *
     * @throws IllegalStateException when they are not reached within two minutes
     */
    public static <K> void readTo(
            Map<TopicPartition, Long> ends,
            KafkaConsumer<K, byte[]> consumer,
            List<? super ConsumerRecord<K, byte[]>> records) {
        long begin = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("not all of " + ends + " is committed after " + PATIENCE);
            }
            consumer.poll(POLL).forEach(records::add);
        }
    }

    /**
     * Per partition the offset behind the last record, of transactions under way, too. A consumer of committed records
     * would name an earlier one: brokers answer a commit before its records show.
     */
    public static Map<TopicPartition, Long> ends(String bootstrapServers, String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<TopicPartition, OffsetSpec> latest =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                            .flatMap(description -> description.partitions().stream())
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask for the ends of " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
