package dev.parley.cli.demo;

import dev.parley.contract.event.Event;
import dev.parley.contract.kafka.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics from their beginning, committed records only, and outlives restarts of the broker. It belongs to no
 * consumer group: nothing is left behind in the cluster.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Subscription<?>> subscriptions;
    private final Thread thread = new Thread(this::read, "topic-reader");

    /** A topic and what is to be done with its events. The consumer is called from the reader's own thread. */
    public record Subscription<T extends Event>(Topic<T> topic, Consumer<T> onEvent) {

        void accept(ConsumerRecord<byte[], byte[]> message) {
            T event =
                    topic.valueSerde().deserializer().deserialize(message.topic(), message.headers(), message.value());
            if (event != null) {
                onEvent.accept(event);
            }
        }
    }

    private TopicReader(KafkaConsumer<byte[], byte[]> consumer, Map<String, Subscription<?>> subscriptions) {
        this.consumer = consumer;
        this.subscriptions = subscriptions;
        thread.setDaemon(true);
    }

    /** Starts reading topics that exist. */
    public static TopicReader start(String bootstrapServers, List<Subscription<?>> subscriptions) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        100),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        Map<String, Subscription<?>> byTopic = new HashMap<>();
        List<TopicPartition> partitions = new ArrayList<>();
        for (Subscription<?> subscription : subscriptions) {
            byTopic.put(subscription.topic().name(), subscription);
            for (PartitionInfo partition :
                    consumer.partitionsFor(subscription.topic().name())) {
                partitions.add(new TopicPartition(partition.topic(), partition.partition()));
            }
        }
        consumer.assign(partitions);
        TopicReader reader = new TopicReader(consumer, Map.copyOf(byTopic));
        reader.thread.start();
        return reader;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    Subscription<?> subscription = subscriptions.get(message.topic());
                    if (subscription != null) {
                        subscription.accept(message);
                    }
                }
            }
        } catch (WakeupException e) {
            // closed
        }
    }
}
