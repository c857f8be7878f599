package dev.parley.alert;

import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.CloudEventHeaders;
import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import dev.parley.contract.kafka.VerdictEventSerializer;
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
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes and reads topics as other services and other systems do. */
public record TestKafka(String servers) {

    /** Sends verdicts in their order, all to one partition. */
    public void send(VerdictEvent... verdicts) {
        try (var producer = producer()) {
            for (VerdictEvent verdict : verdicts) {
                Headers headers = new RecordHeaders();
                byte[] value = new VerdictEventSerializer().serialize(Topics.VERDICTS.name(), headers, verdict);
                producer.send(new ProducerRecord<>(Topics.VERDICTS.name(), 0, verdict.key(), value, headers));
            }
        }
    }

    /** Sends what is no verdict, to the same partition. */
    public void sendBytes(@Nullable String key, byte @Nullable [] value, Headers headers) {
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(Topics.VERDICTS.name(), 0, key, value, headers));
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    /** All that stands committed on the topic. */
    public List<ConsumerRecord<String, byte[]>> read(Topic<?> topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** The header's text; empty where the record does not carry it. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        return Objects.requireNonNullElse(CloudEventHeaders.read(record.headers(), name), "");
    }
}
