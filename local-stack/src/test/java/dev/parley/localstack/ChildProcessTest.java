package dev.parley.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.localstack.ChildProcess.StopSignal;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration GRACE = Duration.ofSeconds(20);

    /** The shell stays, and with it the command line that names the folder. */
    private static final String SLEEP = "trap 'kill $!; exit 143' TERM; sleep 600 & wait";

    private final Path folder;
    private final Path pidFile;

    ChildProcessTest(@TempDir Path folder) {
        this.folder = folder;
        this.pidFile = folder.resolve("sleep.pid");
    }

    @Test
    void stopsWhatIsLeftOver() throws Exception {
        // Given
        ChildProcess leftOver = start(SLEEP);
        // When
        boolean found = ChildProcess.stopLeftOver(pidFile, StopSignal.TERM, GRACE);
        // Then
        assertThat(found).isTrue();
        assertThat(leftOver.onExit().get()).isEqualTo(143);
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void leavesAnotherProcessWithTheSameIdAlone() throws Exception {
        // Given
        Process other = new ProcessBuilder("sleep", "600").start();
        Files.writeString(pidFile, other.pid() + "\n");
        try {
            // When
            boolean found = ChildProcess.stopLeftOver(pidFile, StopSignal.TERM, GRACE);
            // Then
            assertThat(found).isFalse();
            assertThat(other.isAlive()).isTrue();
            assertThat(pidFile).doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void findsNothingInAPidFileThatWasCutOff() throws Exception {
        // Given
        Files.writeString(pidFile, "");
        // When // Then
        assertThat(ChildProcess.stopLeftOver(pidFile, StopSignal.TERM, GRACE)).isFalse();
    }

    @Test
    void killsWhatDoesNotStopByItself() throws Exception {
        // Given
        ChildProcess stubborn = start("trap '' TERM; echo deaf; while :; do sleep 0.1; done");
        assertThat(stubborn.process().inputReader().readLine()).isEqualTo("deaf");
        // When
        stubborn.stop(Duration.ofMillis(200));
        // Then
        assertThat(stubborn.onExit().get()).isEqualTo(137);
    }

    @Test
    void runsNothingWhoseIdCannotBeKept() {
        // Given
        Path nowhere = folder.resolve("absent").resolve("sleep.pid");
        // When
        try {
            start(SLEEP, nowhere);
        } catch (IOException e) {
            // Then
            assertThat(ProcessHandle.current().children())
                    .noneMatch(child -> child.info().commandLine().orElse("").contains(folder.toString()));
            return;
        }
        throw new AssertionError("was started");
    }

    private ChildProcess start(String script) throws IOException {
        return start(script, pidFile);
    }

    /** The folder stands on the command line, as the name that the shell gives the script. */
    private ChildProcess start(String script, Path file) throws IOException {
        List<String> command = List.of("/bin/sh", "-c", script, folder + "/");
        return ChildProcess.start(command, Map.of(), file, StopSignal.TERM, Redirect.PIPE, Redirect.PIPE);
    }
}
