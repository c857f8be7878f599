package dev.parley.alert.messaging;

import dev.parley.alert.store.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The connection to Kafka. */
@Singleton
final class Broker {

    @Produces
    @Singleton
    OutboxPublisher publisher(
            Outbox outbox, @Identifier("default-kafka-broker") Map<String, Object> connection, MeterRegistry meters) {
        return new OutboxPublisher(outbox, connection, meters);
    }

    /** A broker that does not answer yet is waited for; one that nobody named never will. */
    void check(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start,
            @ConfigProperty(name = "kafka." + CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG) Optional<String> servers) {
        if (servers.isEmpty()) {
            throw new ConfigurationException(
                    "alert-service cannot start: KAFKA_BOOTSTRAP_SERVERS is not set. Set it to the brokers, for example"
                            + " kafka.example.org:9092");
        }
    }

    void start(@Observes StartupEvent start, OutboxPublisher publisher) {
        publisher.start();
    }

    void stop(@Observes ShutdownEvent stop, OutboxPublisher publisher) {
        publisher.close();
    }
}
