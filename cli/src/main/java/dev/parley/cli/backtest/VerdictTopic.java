package dev.parley.cli.backtest;

import dev.parley.cli.CommandFailure;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts on their topic: committed ones alone, up to where the topic ended when it was asked. It belongs to no
 * consumer group and creates no topic: nothing is left behind in the cluster.
 */
final class VerdictTopic implements AutoCloseable {

    private static final Topic<VerdictEvent> TOPIC = Topics.VERDICTS;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    private static final int ANSWER_LIMIT_MS = 5_000;

    /**
     * What was read.
     *
     * @param batches by the time at which they came to alert; what was classified within one second is one batch
     * @param count of all verdicts, those included that the batches leave out
     * @param begins the time of the earliest verdict; absent when there is none
     */
    record Verdicts(
            SortedMap<Instant, List<VerdictEvent>> batches,
            int count,
            @Nullable Instant begins) {}

    private final String bootstrapServers;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private VerdictTopic(String bootstrapServers, Map<String, Object> settings) {
        this.bootstrapServers = bootstrapServers;
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * @param settings more of the Kafka client's, for clusters that ask who comes
     * @throws CommandFailure when they cannot be used
     */
    static VerdictTopic at(String bootstrapServers, Map<String, String> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MS);
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try {
            return new VerdictTopic(bootstrapServers, all);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CommandFailure("cannot connect to Kafka at " + bootstrapServers + ": " + cause.getMessage(), e);
        }
    }

    /**
     * Reads what was classified before a time. Articles of which no revision reports anything are left out, since nothing
     * follows from them: they are most of what is on the topic, and would not fit into memory.
     *
     * @param unreadable gets where a record is that cannot be read, and why
     * @throws CommandFailure when the broker does not answer, or there is no such topic
     */
    Verdicts before(Instant end, Consumer<String> unreadable) {
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions());
            Overview overview = new Overview();
            scan(ends, overview::add, unreadable);
            SortedMap<Instant, List<VerdictEvent>> seconds = new TreeMap<>();
            Consumer<VerdictEvent> keep = verdict -> {
                if (overview.telling.contains(verdict.article().articleId())
                        && verdict.classified().isBefore(end)) {
                    Instant second = verdict.classified().truncatedTo(ChronoUnit.SECONDS);
                    seconds.computeIfAbsent(second, time -> new ArrayList<>()).add(verdict);
                }
            };
            scan(ends, keep, again -> {});
            return new Verdicts(arrivals(seconds.values()), overview.count, overview.begins);
        } catch (TimeoutException e) {
            throw new CommandFailure(
                    "no broker answers at " + bootstrapServers
                            + "; start one with ./parley up, or name another with --bootstrap-servers",
                    e);
        } catch (KafkaException e) {
            throw new CommandFailure(
                    "cannot read " + TOPIC.name() + " at " + bootstrapServers + ": " + e.getMessage(), e);
        }
    }

    /** What must be known of the whole topic before anything of it is kept. */
    private static final class Overview {

        private final Set<String> telling = new HashSet<>();
        private int count;
        private @Nullable Instant begins;

        void add(VerdictEvent verdict) {
            count++;
            if (begins == null || verdict.classified().isBefore(begins)) {
                begins = verdict.classified();
            }
            if (verdict.flagged() || !verdict.positions().isEmpty()) {
                telling.add(verdict.article().articleId());
            }
        }
    }

    private List<TopicPartition> partitions() {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new CommandFailure("there is no topic " + TOPIC.name() + " at " + bootstrapServers
                    + "; name the cluster that Parley runs on with --bootstrap-servers");
        }
        return partitions;
    }

    private void scan(Map<TopicPartition, Long> ends, Consumer<VerdictEvent> verdicts, Consumer<String> unreadable) {
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        long silentSince = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> message : records) {
                TopicPartition partition = new TopicPartition(message.topic(), message.partition());
                if (message.offset() < ends.getOrDefault(partition, 0L)) { // what comes while we read is left for later
                    read(message, unreadable).ifPresent(verdicts);
                }
            }
            if (!records.isEmpty()) {
                silentSince = System.nanoTime();
            } else if (System.nanoTime() - silentSince > LONGEST_SILENCE.toNanos()) {
                throw new CommandFailure("the broker at " + bootstrapServers + " fell silent while " + TOPIC.name()
                        + " was read; try again");
            }
        }
    }

    private static Optional<VerdictEvent> read(ConsumerRecord<byte[], byte[]> message, Consumer<String> unreadable) {
        try {
            VerdictEvent verdict =
                    TOPIC.valueSerde().deserializer().deserialize(message.topic(), message.headers(), message.value());
            if (verdict != null) {
                return Optional.of(verdict);
            }
            unreadable.accept(place(message) + " has no value");
        } catch (SerializationException e) {
            unreadable.accept(place(message) + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private static String place(ConsumerRecord<?, ?> message) {
        return message.topic() + ", partition " + message.partition() + ", offset " + message.offset();
    }

    /** Alert cannot decide before the last of a batch is there. */
    private static SortedMap<Instant, List<VerdictEvent>> arrivals(Collection<List<VerdictEvent>> seconds) {
        SortedMap<Instant, List<VerdictEvent>> arrivals = new TreeMap<>();
        for (List<VerdictEvent> batch : seconds) {
            batch.sort(Comparator.comparing(VerdictEvent::classified));
            arrivals.put(batch.get(batch.size() - 1).classified(), batch);
        }
        return arrivals;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
