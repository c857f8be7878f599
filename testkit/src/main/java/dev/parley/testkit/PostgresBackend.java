package dev.parley.testkit;

import dev.parley.localstack.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.PostgreSQLContainer;

/**
 * A real, empty PostgreSQL, for {@code @QuarkusTestResource(PostgresBackend.class)}, or for plain tests through
 * {@link #shared()}. Embedded; in a container with {@code -Dparley.test.broker=container}.
 */
public final class PostgresBackend implements QuarkusTestResourceLifecycleManager, AutoCloseable {

    private static final String IMAGE = "postgres:17";

    private @Nullable String jdbcUrl;
    private String password = EmbeddedPostgres.PASSWORD;
    private AutoCloseable stop = () -> {};

    /** One for all plain tests of this JVM, started at first use: tests keep apart by schemas or databases. */
    public static PostgresBackend shared() {
        return Shared.INSTANCE;
    }

    @Override
    public Map<String, String> start() {
        switch (TestBroker.chosen()) {
            case EMBEDDED -> startEmbedded();
            case CONTAINER -> startContainer();
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", jdbcUrl(),
                "quarkus.datasource.username", username(),
                "quarkus.datasource.password", password());
    }

    private void startEmbedded() {
        TemporaryFolder folder = TemporaryFolder.create("parley-postgres");
        EmbeddedPostgres postgres = EmbeddedPostgres.temporaryAt(folder.path());
        postgres.start();
        jdbcUrl = postgres.jdbcUrl();
        stop = folder.deletedAfter(postgres::stop);
    }

    private void startContainer() {
        PostgreSQLContainer<?> postgres = new PostgreSQLContainer<>(IMAGE)
                .withDatabaseName("parley")
                .withUsername(username())
                .withPassword("parley");
        postgres.start();
        jdbcUrl = postgres.getJdbcUrl();
        password = postgres.getPassword();
        stop = postgres::stop;
    }

    /** Where clients connect to, once started. */
    public String jdbcUrl() {
        return Objects.requireNonNull(jdbcUrl, "PostgreSQL is not started");
    }

    public String username() {
        return EmbeddedPostgres.USERNAME;
    }

    public String password() {
        return password;
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
        static final PostgresBackend INSTANCE = new PostgresBackend();

        static {
            INSTANCE.start();
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::stop, "postgres-backend-stop"));
        }
    }
}
