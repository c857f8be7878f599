package dev.parley.benchmarks.kafka;

import dev.parley.contract.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The limit: consumes articles and produces a record for each in Kafka transactions, with the
 * settings of the service and the least code that keeps its guarantees, deciding nothing. Runs until it is stopped.
 */
final class BareLoop {

    /** The consumer group; other than the service's, so that both consume the same articles. */
    static final String GROUP = "bench-bare-loop";

    /** What it produces for each article. */
    enum Output {
        /** As many bytes as a verdict has. */
        VERDICT_SIZED,
        /** The article as it came. */
        PASS_THROUGH
    }

    private static final int VERDICT_BYTES = 450;

    private BareLoop() {}

    /** @param arguments the bootstrap servers, and an {@link Output} */
    public static void main(String[] arguments) {
        String servers = arguments[0];
        Output output = Output.valueOf(arguments[1]);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers,
                                "group.id",
                                GROUP,
                                "isolation.level",
                                "read_committed",
                                "auto.offset.reset",
                                "earliest",
                                "enable.auto.commit",
                                false,
                                "max.poll.records",
                                1_000,
                                "max.partition.fetch.bytes",
                                4 << 20,
                                "fetch.max.bytes",
                                16 << 20),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers,
                                "transactional.id",
                                GROUP,
                                "acks",
                                "all",
                                "batch.size",
                                256 << 10),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            leaveGroupOnShutdown(consumer);
            producer.initTransactions();
            consumer.subscribe(List.of(Topics.ARTICLES.name()));
            byte[] verdict = new byte[VERDICT_BYTES];
            while (true) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(500));
                if (!records.isEmpty()) {
                    producer.beginTransaction();
                    for (ConsumerRecord<byte[], byte[]> record : records) {
                        producer.send(new ProducerRecord<>(
                                Topics.VERDICTS.name(),
                                record.key(),
                                output == Output.PASS_THROUGH ? record.value() : verdict));
                    }
                    producer.sendOffsetsToTransaction(records.nextOffsets(), consumer.groupMetadata());
                    producer.commitTransaction();
                }
            }
        } catch (WakeupException e) {
            // stopped
        }
    }

    private static void leaveGroupOnShutdown(KafkaConsumer<?, ?> consumer) {
        Thread loop = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            consumer.wakeup();
            try {
                loop.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
