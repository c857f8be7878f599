package dev.parley.benchmarks.alert;

import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.kafka.NoticeEventDeserializer;
import dev.parley.contract.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the notices that are committed, as another system would, and remembers when each came. */
final class NoticeTopic implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<String, NoticeEvent> consumer;
    private final Map<String, Long> came = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::read, "notices");
    private volatile boolean closed;

    private NoticeTopic(KafkaConsumer<String, NoticeEvent> consumer) {
        this.consumer = consumer;
    }

    static NoticeTopic fromNowOn(String servers) {
        KafkaConsumer<String, NoticeEvent> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new NoticeEventDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.NOTICES.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // only now it is known where the end is
        NoticeTopic topic = new NoticeTopic(consumer);
        topic.thread.start();
        return topic;
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<String, NoticeEvent> record : consumer.poll(POLL)) {
                    long now = System.nanoTime();
                    came.putIfAbsent(record.value().evidence().get(0).article().articleId(), now);
                }
            }
        }
    }

    /**
     * Waits for a notice on each article, at most so long.
     *
     * @param sent by article, when its verdict was sent
     * @return how many nanoseconds each notice that came took
     */
    long[] await(Map<String, Long> sent, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!came.keySet().containsAll(sent.keySet()) && System.nanoTime() < deadline) {
            Thread.sleep(POLL.toMillis());
        }
        return Latency.between(sent, came).toArray();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
