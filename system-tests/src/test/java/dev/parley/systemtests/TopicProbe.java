package dev.parley.systemtests;

import dev.parley.contract.event.Event;
import dev.parley.contract.kafka.Topic;
import dev.parley.testkit.CommittedRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Looks at topics as another system would, and writes what no service would. */
final class TopicProbe {

    private final String bootstrapServers;

    TopicProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** All committed records that the topic holds now. */
    List<ConsumerRecord<String, byte[]>> records(Topic<?> topic) {
        return CommittedRecords.read(bootstrapServers, topic.name());
    }

    /** All events that the topic holds now; what is none is left out. */
    <T extends Event> List<T> events(Topic<T> topic) {
        List<T> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> message : records(topic)) {
            try {
                events.add(topic.valueSerde()
                        .deserializer()
                        .deserialize(message.topic(), message.headers(), message.value()));
            } catch (SerializationException e) {
                // a poison record that a test has written
            }
        }
        return events;
    }

    /** Writes a record as it is and waits until the broker has it. */
    void write(Topic<?> topic, String key, byte[] value) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot write to " + topic.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
