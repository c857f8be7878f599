package dev.parley.alert;

import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.CloudEventHeaders;
import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import dev.parley.contract.kafka.VerdictEventSerializer;
import dev.parley.testkit.CommittedRecords;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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
        return CommittedRecords.read(servers, topic.name());
    }

    /** The header's text; empty where the record does not carry it. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        return Objects.requireNonNullElse(CloudEventHeaders.read(record.headers(), name), "");
    }
}
