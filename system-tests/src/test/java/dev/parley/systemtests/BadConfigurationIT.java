package dev.parley.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.up.ProjectFolder;
import dev.parley.localstack.EmbeddedKafka;
import dev.parley.localstack.EmbeddedPostgres;
import dev.parley.localstack.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that is told something wrong does not start, and says what is wrong where. */
class BadConfigurationIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static Path folder;

    private static EmbeddedKafka kafka;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start(@TempDir Path temporary) {
        folder = temporary;
        kafka = EmbeddedKafka.at(folder.resolve("kafka"), 0);
        postgres = EmbeddedPostgres.temporaryAt(folder.resolve("postgresql"));
        kafka.start();
        postgres.start();
    }

    @AfterAll
    static void stop() {
        kafka.stop();
        postgres.stop();
    }

    @Test
    void aFeedWithoutUrl() throws Exception {
        // Given
        Path feeds = feeds("""
                outlets:
                  - id: gazette
                    name: Gazette
                    feeds:
                      - title: World
                """);

        // When, Then
        assertRefused(
                "ingest", Map.of("PARLEY_INGEST_FEEDS_FILE", feeds.toString()), feeds.toString(), "feeds[0]", "url");
    }

    @Test
    void anUnknownKeyInTheListOfFeeds() throws Exception {
        // Given
        Path feeds = feeds("""
                outlets:
                  - id: gazette
                    name: Gazette
                    nation: GB
                    feeds:
                      - url: https://gazette.example/feed
                """);

        // When, Then
        assertRefused(
                "ingest",
                Map.of("PARLEY_INGEST_FEEDS_FILE", feeds.toString()),
                feeds.toString(),
                "outlets[0]",
                "nation");
    }

    @Test
    void aListOfFeedsThatDoesNotExist() throws Exception {
        // Given
        Path feeds = folder.resolve("nowhere.yaml");

        // When, Then
        assertRefused("ingest", Map.of("PARLEY_INGEST_FEEDS_FILE", feeds.toString()), feeds.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "alert"})
    void anUnreachableDatabase(String service) throws Exception {
        // Given
        int port = Loopback.freePort();

        // When, Then
        assertRefused(
                service,
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + port + "/parley"),
                "127.0.0.1:" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "classify", "alert"})
    void aMissingBroker(String service) throws Exception {
        // When, Then
        assertRefused(service, Map.of("KAFKA_BOOTSTRAP_SERVERS", ""), "KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void openAccessForMoreThanThisMachine() throws Exception {
        // When, Then
        assertRefused("alert", Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"), "0.0.0.0", "PARLEY_ALERT_ACCESS=accounts");
    }

    @Test
    void aFirstPasswordThatAnybodyWouldTry() throws Exception {
        // When, Then
        assertRefused(
                "alert",
                Map.of("PARLEY_ALERT_ACCESS", "accounts", "PARLEY_ALERT_ADMIN_PASSWORD", "changeme"),
                "PARLEY_ALERT_ADMIN_PASSWORD");
    }

    private static Path feeds(String yaml) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "feeds", ".yaml"), yaml);
    }

    /** The service ends with a failure, and its output says why. */
    private static void assertRefused(String service, Map<String, String> wrong, String... words) throws Exception {
        Path jar = ProjectFolder.find()
                .resolve(service + "-service")
                .resolve(Path.of("target", "quarkus-app", "quarkus-run.jar"));
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "QUARKUS_DATASOURCE_JDBC_URL",
                postgres.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME",
                EmbeddedPostgres.USERNAME,
                "QUARKUS_DATASOURCE_PASSWORD",
                EmbeddedPostgres.PASSWORD,
                "QUARKUS_HTTP_PORT",
                "0"));
        environment.putAll(wrong);
        try (ShellCommand command =
                ShellCommand.start(folder, environment, "java -Xmx128m -jar '" + jar + "'", line -> {})) {
            assertThat(command.status(LIMIT)).as(command.output()).isNotZero();
            assertThat(command.output()).contains(words).doesNotContain("\tat "); // a reason, no stack trace
        }
    }
}
