package dev.parley.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.up.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The demo as a user starts it, while each of its processes is killed once. */
class DemoIT {

    private static final Duration LIMIT = Duration.ofMinutes(6);

    /** Just when one of these is published, that part dies. */
    private static final Map<String, String> VICTIMS = Map.of(
            "Ukraine publishes its peace memorandum", "ingest",
            "Zelensky demands unconditional ceasefire", "classify",
            "Russia hands over its peace memorandum", "kafka",
            "TASS publishes Russian memorandum", "alert",
            "Russia rejects unconditional ceasefire", "postgresql");

    private final Path project = ProjectFolder.find();
    private final List<String> killed = new ArrayList<>();

    @Test
    void everyExpectedNoticeComesOnceAlthoughEachProcessIsKilledOnce() throws Exception {
        // When
        try (ShellCommand demo = Launcher.start("demo --exit", this::onLine)) {
            int status = demo.status(LIMIT);

            // Then
            assertThat(killed).containsExactlyInAnyOrderElementsOf(VICTIMS.values());
            assertThat(demo.output()).contains(" 0 unexpected, 0 repeated");
            assertThat(status).isZero();
            assertThat(demo.handle().descendants()).isEmpty();
        }
    }

    private void onLine(String line) {
        VICTIMS.forEach((title, part) -> {
            if (line.contains(": " + title) && !killed.contains(part)) {
                killed.add(part);
                kill(part);
            }
        });
    }

    private void kill(String part) {
        Path file = project.resolve(Path.of(".parley", "demo", part, part + ".pid"));
        try {
            long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
