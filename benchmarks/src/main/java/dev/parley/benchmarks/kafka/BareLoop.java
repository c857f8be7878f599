package dev.parley.benchmarks.kafka;

import dev.parley.contract.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The limits: consumes articles and produces a record for each in Kafka transactions, with the least code that delivers
 * exactly once while nothing goes wrong. What it makes of an article says which limit it is. Runs until it is stopped.
 */
final class BareLoop {

    /** The consumer group; other than the service's, so that both consume the same articles. */
    static final String GROUP = "bench-bare-loop";

    /** What it produces for each article. */
    enum Output {
        /** As many bytes as a verdict has. */
        VERDICT_SIZED(1_000, 16 << 20),
        /** The article as it came. */
        PASS_THROUGH(1_000, 16 << 20),
        /** The verdict: decoded, decided and encoded as by the service, in batches like its own to spare the heap. */
        VERDICT(500, 4 << 20);

        private final int batch;
        private final int fetchBytes;

        Output(int batch, int fetchBytes) {
            this.batch = batch;
            this.fetchBytes = fetchBytes;
        }
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
                                output.batch,
                                "max.partition.fetch.bytes",
                                output.fetchBytes / 4,
                                "fetch.max.bytes",
                                output.fetchBytes),
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
            Function<ConsumerRecords<byte[], byte[]>, Stream<ProducerRecord<byte[], byte[]>>> answers = answers(output);
            while (true) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(500));
                if (!records.isEmpty()) {
                    producer.beginTransaction();
                    answers.apply(records).forEachOrdered(producer::send);
                    producer.sendOffsetsToTransaction(records.nextOffsets(), consumer.groupMetadata());
                    producer.commitTransaction();
                }
            }
        } catch (WakeupException e) {
            // stopped
        }
    }

    private static Function<ConsumerRecords<byte[], byte[]>, Stream<ProducerRecord<byte[], byte[]>>> answers(
            Output output) {
        return switch (output) {
            case VERDICT_SIZED -> {
                byte[] verdict = new byte[VERDICT_BYTES];
                yield records -> stream(records)
                        .map(record -> new ProducerRecord<>(Topics.VERDICTS.name(), record.key(), verdict));
            }
            case PASS_THROUGH ->
                records -> stream(records)
                        .map(record -> new ProducerRecord<>(Topics.VERDICTS.name(), record.key(), record.value()));
            case VERDICT -> {
                BareClassifier classifier = new BareClassifier();
                // on all processors, as the service does
                yield records -> stream(records).toList().parallelStream().map(classifier::verdict).toList().stream();
            }
        };
    }

    private static Stream<ConsumerRecord<byte[], byte[]>> stream(ConsumerRecords<byte[], byte[]> records) {
        return StreamSupport.stream(records.spliterator(), false);
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
