package dev.parley.ingest.app;

import dev.parley.ingest.messaging.Broker;
import dev.parley.ingest.outlet.OutletList;
import dev.parley.ingest.outlet.OutletListException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.CreationException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
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
    private static final Duration KAFKA_LIMIT = Duration.ofSeconds(30);

    private final Config config;
    private final Broker broker;
    private final Instance<HttpSettings> http;
    private final Instance<PollSettings> polls;
    private final WatchedOutlets outlets;
    private final Instance<Flyway> flyway;
    private final Scheduler scheduler;

    Start(
            Config config,
            Broker broker,
            Instance<HttpSettings> http,
            Instance<PollSettings> polls,
            WatchedOutlets outlets,
            Instance<Flyway> flyway,
            Scheduler scheduler) {
        this.config = config;
        this.broker = broker;
        this.http = http;
        this.polls = polls;
        this.outlets = outlets;
        this.flyway = flyway;
        this.scheduler = scheduler;
    }

    void onStart(@Observes @Priority(BEFORE_MESSAGING) StartupEvent event) {
        try {
            http.get();
            polls.get();
            OutletList list = outlets.read();
            checkKafka(required("kafka.bootstrap.servers", "KAFKA_BOOTSTRAP_SERVERS", "the addresses of the brokers"));
            migrate(required(
                    "quarkus.datasource.jdbc.url", "QUARKUS_DATASOURCE_JDBC_URL", "the address of the database"));
            outlets.take(list);
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

    private void checkKafka(String brokers) {
        broker.fault(KAFKA_LIMIT).ifPresent(fault -> {
            throw new CannotStartException("Kafka does not answer at " + brokers + " (" + fault
                    + "); check that it runs and that KAFKA_BOOTSTRAP_SERVERS is right");
        });
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
