package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.kafka.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class CommittedRecordsIT {

    private static final String TOPIC = Topics.ARTICLES_DLQ.name();

    @Test
    void whatIsBeingCommittedIsWaitedForAndWhatIsAbortedIsLeftOut() throws Exception {
        // Given
        try (KafkaBackend kafka = new KafkaBackend()) {
            kafka.start();
            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of(
                            "bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "committed-records"),
                    new StringSerializer(),
                    new ByteArraySerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "aborted", new byte[] {1}));
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(TOPIC, "committed", new byte[] {2}));
                producer.flush();

                // When
                CompletableFuture<List<ConsumerRecord<String, byte[]>>> read =
                        CompletableFuture.supplyAsync(() -> CommittedRecords.read(kafka.bootstrapServers(), TOPIC));
                assertThat(CommittedRecords.ends(kafka.bootstrapServers(), TOPIC)
                                .values())
                        .anyMatch(end -> end > 0);
                assertThat(read).isNotDone();
                producer.commitTransaction();

                // Then
                assertThat(read.get()).extracting(ConsumerRecord::key).containsExactly("committed");
            }
        }
    }
}
