package dev.parley.ingest.app;

import dev.parley.ingest.outlet.OutletList;
import dev.parley.ingest.outlet.OutletListException;
import dev.parley.ingest.store.PostgresMemory;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.CreationException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Checks all that the service cannot do without before anything else runs, and stops the start with one message that
 * says what is wrong, where, and what to do.
 */
@Singleton
class Start {

    private static final Logger LOG = Logger.getLogger("dev.parley.ingest");
    private static final int BEFORE_MESSAGING = 1;
    private static final int KAFKA_TIMEOUT_MS = 30_000;

    private final Config config;
    private final Instance<HttpSettings> http;
    private final Instance<OutletList> outlets;
    private final Instance<Flyway> flyway;
    private final Instance<PostgresMemory> memory;
    private final Scheduler scheduler;
    private final Clock clock;

    Start(
            Config config,
            Instance<HttpSettings> http,
            Instance<OutletList> outlets,
            Instance<Flyway> flyway,
            Instance<PostgresMemory> memory,
            Scheduler scheduler,
            Clock clock) {
        this.config = config;
        this.http = http;
        this.outlets = outlets;
        this.flyway = flyway;
        this.memory = memory;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void onStart(@Observes @Priority(BEFORE_MESSAGING) StartupEvent event) {
        try {
            http.get();
            OutletList list = outlets.get();
            checkKafka(required("kafka.bootstrap.servers", "KAFKA_BOOTSTRAP_SERVERS", "the addresses of the brokers"));
            migrate(required(
                    "quarkus.datasource.jdbc.url", "QUARKUS_DATASOURCE_JDBC_URL", "the address of the database"));
            memory.get().list(list, clock.instant());
            LOG.infof(
                    "watching %d feeds of %d outlets, from %s",
                    list.feedCount(), list.outlets().size(), list.source());
            scheduler.resume();
        } catch (CannotStartException | OutletListException e) {
            throw stop(e);
        } catch (CreationException e) {
            throw stop(e.getCause() == null ? e : e.getCause());
        }
    }

    /** Of this exception Quarkus prints the message alone, and ends the process with status 1. */
    private static ConfigurationException stop(Throwable why) {
        return new ConfigurationException("ingest-service cannot start: " + why.getMessage());
    }

    private String required(String property, String variable, String meaning) {
        return config.getOptionalValue(property, String.class)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new CannotStartException(variable + " is not set; it must hold " + meaning));
    }

    private static void checkKafka(String brokers) {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, KAFKA_TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, KAFKA_TIMEOUT_MS);
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().clusterId().get();
        } catch (ExecutionException | KafkaException e) {
            throw new CannotStartException("Kafka does not answer at " + brokers + " (" + rootMessage(e)
                    + "); check that it runs and that KAFKA_BOOTSTRAP_SERVERS is right");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("interrupted while waiting for Kafka at " + brokers);
        }
    }

    private void migrate(String database) {
        try {
            flyway.get().migrate();
        } catch (FlywayException e) {
            throw new CannotStartException("the database " + database + " cannot be used (" + rootMessage(e)
                    + "); check that it runs and that QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and"
                    + " QUARKUS_DATASOURCE_PASSWORD are right");
        }
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
