package dev.parley.alert.store;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The connection to PostgreSQL and the state of the schema. */
@Singleton
final class Database {

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource) {
        return Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
    }

    /** Before anything reads or writes: without its database this service can do nothing, so it says so and stops. */
    void open(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start,
            Instance<Flyway> flyway,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url) {
        if (url.isEmpty()) {
            throw new ConfigurationException(
                    "alert-service cannot start: QUARKUS_DATASOURCE_JDBC_URL is not set. Set it to the database, for"
                            + " example jdbc:postgresql://db.example.org:5432/parley");
        }
        try {
            flyway.get().migrate();
        } catch (RuntimeException e) {
            throw new ConfigurationException(
                    "alert-service cannot start: the database %s cannot be used: %s. See that it runs, and that"
                                    .formatted(withoutParameters(url.get()), reason(e))
                            + " QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and"
                            + " QUARKUS_DATASOURCE_PASSWORD are right");
        }
    }

    /** They may hold a password. */
    private static String withoutParameters(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
