package dev.parley.testkit;

import dev.parley.localstack.EmbeddedKafka;
import dev.parley.localstack.ParleyTopics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A real, empty Kafka with Parley's topics, for {@code @QuarkusTestResource(KafkaBackend.class)}, or for plain tests
 * through {@link #shared()}. Embedded; in a container with {@code -Dparley.test.broker=container}.
 */
public final class KafkaBackend implements QuarkusTestResourceLifecycleManager, AutoCloseable {

    private static final String IMAGE = "apache/kafka:4.1.1";

    private @Nullable String bootstrapServers;
    private AutoCloseable stop = () -> {};

    /** One for all plain tests of this JVM, started at first use: tests keep apart by keys and group names. */
    public static KafkaBackend shared() {
        return Shared.INSTANCE;
    }

    @Override
    public Map<String, String> start() {
        switch (TestBroker.chosen()) {
            case EMBEDDED -> startEmbedded();
            case CONTAINER -> startContainer();
        }
        return Map.of("kafka.bootstrap.servers", bootstrapServers());
    }

    private void startEmbedded() {
        TemporaryFolder folder = TemporaryFolder.create("parley-kafka");
        EmbeddedKafka kafka = EmbeddedKafka.at(folder.path(), 0);
        kafka.start();
        bootstrapServers = kafka.bootstrapServers();
        stop = folder.deletedAfter(kafka::stop);
    }

    private void startContainer() {
        KafkaContainer kafka = new KafkaContainer(IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        bootstrapServers = kafka.getBootstrapServers();
        ParleyTopics.createMissing(kafka.getBootstrapServers());
        stop = kafka::stop;
    }

    /** Host and port for clients, once started. */
    public String bootstrapServers() {
        return Objects.requireNonNull(bootstrapServers, "Kafka is not started");
    }

    @Override
    public void stop() {
        TemporaryFolder.close(stop);
        stop = () -> {};
    }

    @Override
    public void close() {
        stop();
    }

    private static final class Shared {
        static final KafkaBackend INSTANCE = new KafkaBackend();

        static {
            INSTANCE.start();
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::stop, "kafka-backend-stop"));
        }
    }
}
