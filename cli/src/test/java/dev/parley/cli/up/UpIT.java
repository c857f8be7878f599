package dev.parley.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley up} on the real Kafka and PostgreSQL; the services are stubs, so that only its own work is seen. */
class UpIT {

    private static final int INTERRUPTED = 130;

    private final Path project;
    private final Path data;
    private final Ports ports = Ports.free();

    UpIT(@TempDir Path temporary) {
        this.project = StubService.projectIn(temporary.resolve("a project"));
        this.data = temporary.resolve("a data folder");
    }

    @AfterEach
    void nothingIsLeft() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(UpProcess.processesOn(data)).isEmpty());
    }

    @Test
    void stopsInOrderOnInterruptAndGoesOnWithItsStateTheNextTime() throws Exception {
        // Given
        try (UpProcess first = up()) {
            first.awaitReady();
            execute("CREATE TABLE remembered ()");
            // When
            int status = first.interrupt().awaitEnd();
            // Then
            assertThat(status).isEqualTo(INTERRUPTED);
            assertThat(first.output())
                    .containsSubsequence("ingest has stopped", "Kafka has stopped", "PostgreSQL has stopped")
                    .containsSubsequence("alert has stopped", "Kafka has stopped")
                    .contains("ingest   | answering on " + ports.ingest());
            assertThat(UpProcess.processesOn(data)).isEmpty();
        }
        // When
        try (UpProcess second = up()) {
            second.awaitReady();
            // Then
            execute("SELECT FROM remembered");
        }
    }

    @Test
    void startsAgainWhatWasKilled() throws Exception {
        // Given
        try (UpProcess up = up()) {
            up.awaitReady();
            for (String part : UpProcess.PARTS) {
                long before = up.pid(part);
                // When
                up.kill(part);
                // Then
                String name =
                        Map.of("kafka", "Kafka", "postgresql", "PostgreSQL").getOrDefault(part, part);
                up.awaitLine(name + " was killed by signal 9; it is started again in", 1);
                up.awaitLine(name + " is ready after", 2);
                assertThat(up.pid(part)).isNotEqualTo(before);
            }
        }
    }

    @Test
    void stopsWhatAKilledRunLeftBehind() throws Exception {
        // Given
        UpProcess killed = up().awaitReady();
        List<Long> before = UpProcess.PARTS.stream().map(killed::pid).toList();
        // When
        killed.killItself();
        try (UpProcess next = up()) {
            next.awaitReady();
            // Then
            assertThat(next.output())
                    .contains("stopped the ingest that a killed run left behind")
                    .contains("stopped the alert that a killed run left behind")
                    .contains("stopped the PostgreSQL that a killed run left behind");
            assertThat(before)
                    .allSatisfy(pid -> assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive))
                            .isEmpty());
        }
    }

    @Test
    void refusesToWorkTwiceOnTheSameData() throws Exception {
        // Given
        try (UpProcess first = up()) {
            first.awaitReady();
            // When
            UpProcess second = UpProcess.start(project, data, Ports.free(), Map.of());
            // Then
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output()).contains("another parley (process", "is running on " + data, "--data");
        }
    }

    @Test
    void saysWhichPortIsTakenAndWhichOptionHelps() throws Exception {
        // Given
        try (ServerSocket other = new ServerSocket(ports.classify(), 1, InetAddress.getLoopbackAddress())) {
            // When
            UpProcess up = up();
            // Then
            assertThat(up.awaitEnd()).isEqualTo(1);
            assertThat(up.output())
                    .contains("port " + other.getLocalPort() + " on 127.0.0.1, which classify needs, is taken")
                    .contains("--classify-port");
        }
    }

    @Test
    void stopsWithTheReasonOfAServiceThatRefusesItsConfiguration() throws Exception {
        // Given
        Map<String, String> environment = Map.of(StubService.REFUSES, "ingest");
        // When
        UpProcess up = UpProcess.start(project, data, ports, environment);
        // Then
        assertThat(up.awaitEnd()).isEqualTo(1);
        assertThat(up.output())
                .contains("parley: ingest does not start")
                .contains("feeds.yaml, entry 3: there is no url")
                .contains("Kafka has stopped");
    }

    private UpProcess up() {
        return UpProcess.start(project, data, ports, Map.of());
    }

    private void execute(String sql) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + ports.postgresql() + "/parley";
        try (Connection connection = DriverManager.getConnection(url, "parley", "parley");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
