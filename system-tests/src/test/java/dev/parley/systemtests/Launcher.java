package dev.parley.systemtests;

import dev.parley.cli.up.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** The command {@code ./parley} of this project. */
final class Launcher {

    static final Path PROJECT = ProjectFolder.find();

    private Launcher() {}

    /** Starts it with the arguments, quoted as for a shell. */
    static ShellCommand start(String arguments, Consumer<String> onLine) throws IOException {
        trustTheRunningBuild();
        return ShellCommand.start(PROJECT, Map.of(), "./parley " + arguments, onLine);
    }

    /** Runs it to its end, which is near. */
    static ShellCommand run(String arguments) throws IOException, InterruptedException {
        ShellCommand command = start(arguments, line -> {});
        command.status(Duration.ofMinutes(1));
        return command;
    }

    /** The build that runs these tests has packaged everything; the launcher must not build in the midst of it. */
    private static void trustTheRunningBuild() throws IOException {
        Path marker = PROJECT.resolve(Path.of("cli", "target", "built"));
        if (Files.notExists(marker)) {
            Files.createFile(marker);
        }
        Files.setLastModifiedTime(marker, FileTime.from(Instant.now()));
    }
}
