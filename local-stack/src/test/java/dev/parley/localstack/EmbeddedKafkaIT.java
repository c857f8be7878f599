package dev.parley.localstack;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedKafkaIT {

    private final Path temporary;

    EmbeddedKafkaIT(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void createsTheTopicsOfTheContractWithTheirSettings() throws Exception {
        // Given
        Path folder = temporary.resolve("a folder with spaces");
        // When
        try (EmbeddedKafka kafka = started(EmbeddedKafka.at(folder, 0));
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            // Then
            Map<String, Integer> partitions = admin
                    .describeTopics(Topics.all().stream().map(Topic::name).toList())
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .collect(toMap(
                            TopicDescription::name, topic -> topic.partitions().size()));
            assertThat(partitions).isEqualTo(Topics.all().stream().collect(toMap(Topic::name, Topic::partitions)));
            ConfigResource notices = new ConfigResource(ConfigResource.Type.TOPIC, Topics.NOTICES.name());
            assertThat(admin.describeConfigs(List.of(notices)).all().get().values())
                    .singleElement()
                    .extracting(settings -> settings.get("retention.ms").value())
                    .isEqualTo(Topics.NOTICES.settings().get("retention.ms"));
        }
    }

    @Test
    void keepsItsRecordsOverAKillAndAStop() throws Exception {
        // Given
        try (EmbeddedKafka kafka = started(EmbeddedKafka.at(temporary, 0))) {
            send(kafka, "before the kill");
            // When
            kafka.kill();
            assertThat(kafka.isAlive()).isFalse();
            kafka.restart();
            send(kafka, "after the kill");
            kafka.stop();
            kafka.restart();
            // Then
            assertThat(read(kafka, 2)).containsExactly("before the kill", "after the kill");
        }
    }

    @ParameterizedTest
    @EnumSource(CompressionType.class)
    void takesRecordsHoweverTheyAreCompressed(CompressionType compression) throws Exception {
        // Given
        Map<String, Object> compressed = Map.of("compression.type", compression.name);
        try (EmbeddedKafka kafka = started(EmbeddedKafka.at(temporary, 0))) {
            // When
            send(kafka, compressed, "a record that is long enough".repeat(100));
            // Then
            assertThat(read(kafka, 1)).containsExactly("a record that is long enough".repeat(100));
        }
    }

    @Test
    void stopsTheOneThatAKilledRunLeftBehind() {
        // Given
        EmbeddedKafka leftOver = started(EmbeddedKafka.at(temporary, 0));
        // When
        try (EmbeddedKafka kafka = started(EmbeddedKafka.at(temporary, leftOver.port()))) {
            // Then
            assertThat(leftOver.isAlive()).isFalse();
            assertThat(kafka.isAlive()).isTrue();
        }
    }

    @Test
    void leavesNoProcessAndNoPidFileBehind() {
        // Given
        EmbeddedKafka kafka = started(EmbeddedKafka.at(temporary, 0));
        long pid = kafka.pid();
        // When
        kafka.stop();
        kafka.stop();
        // Then
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(temporary.resolve("kafka.pid")).doesNotExist();
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        // Given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When // Then
            assertThatThrownBy(() -> started(EmbeddedKafka.at(temporary, other.getLocalPort())))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void showsItsReasonWhenItDoesNotStart() throws Exception {
        // Given
        started(EmbeddedKafka.at(temporary, 0)).stop();
        Files.writeString(temporary.resolve("data").resolve("meta.properties"), "version=99\n");
        // When // Then
        assertThatThrownBy(() -> started(EmbeddedKafka.at(temporary, 0)))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("kafka.log")
                .hasMessageContaining("meta.properties");
    }

    private static <S extends LocalServer> S started(S server) {
        server.start();
        return server;
    }

    private static void send(EmbeddedKafka kafka, String value) throws Exception {
        send(kafka, Map.of(), value);
    }

    private static void send(EmbeddedKafka kafka, Map<String, Object> more, String value) throws Exception {
        Map<String, Object> settings =
                new HashMap<>(Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"));
        settings.putAll(more);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.ARTICLES_DLQ.name(), "key", value.getBytes()))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(EmbeddedKafka kafka, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.ARTICLES_DLQ.name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> values = new ArrayList<>();
            while (values.size() < count) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(new String(record.value())));
            }
            return values;
        }
    }
}
