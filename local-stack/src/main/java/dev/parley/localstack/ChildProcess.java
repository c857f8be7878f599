package dev.parley.localstack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that belongs to a folder and does not outlive its use: its id is kept in a file of that folder, so that the
 * next run finds what a killed run left behind. Its command line must name the folder: a process that got the same id
 * later does not, and is left alone.
 */
public final class ChildProcess {

    /** How a process is asked to end. */
    public enum StopSignal {
        /** What most programs end by. */
        TERM,
        /** What PostgreSQL ends by without waiting for its clients. */
        INT;

        private void send(ProcessHandle process) {
            if (this == TERM) {
                process.destroy();
                return;
            }
            try {
                new ProcessBuilder("/bin/sh", "-c", "kill -" + this + " " + process.pid())
                        .redirectError(Redirect.DISCARD) // it may have ended meanwhile
                        .start()
                        .waitFor();
            } catch (IOException e) {
                process.destroy(); // a JDK that was updated under us starts no program; this signal needs none
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final Process process;
    private final Path pidFile;
    private final StopSignal stopSignal;

    private ChildProcess(Process process, Path pidFile, StopSignal stopSignal) {
        this.process = process;
        this.pidFile = pidFile;
        this.stopSignal = stopSignal;
    }

    /**
     * Starts a process in a session of its own, so that Ctrl-C in the terminal reaches only this one, which then stops
     * its children in order.
     *
     * @param command program and arguments; one of the first arguments names the folder of {@code pidFile}
     * @param environment added to this process's environment
     * @param pidFile where the id is kept while the process runs
     * @param standardError {@code PIPE} joins it to standard output
     * @throws IOException when the program cannot be started
     */
    public static ChildProcess start(
            List<String> command,
            Map<String, String> environment,
            Path pidFile,
            StopSignal stopSignal,
            Redirect standardOutput,
            Redirect standardError)
            throws IOException {
        List<String> detached = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            detached.add("/usr/bin/setsid");
        }
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached);
        builder.environment().putAll(environment);
        builder.redirectOutput(standardOutput);
        builder.redirectError(standardError);
        builder.redirectErrorStream(standardError == Redirect.PIPE);
        ChildProcess child = new ChildProcess(builder.start(), pidFile, stopSignal);
        try {
            Files.writeString(pidFile, child.pid() + System.lineSeparator());
        } catch (IOException e) {
            child.kill(); // what no later run could find must not run
            throw e;
        }
        return child;
    }

    /**
     * Stops the process that a killed run left behind, if its id is in the file and it is still the same.
     *
     * @param pidFile a file whose first line is a process id
     * @param grace how long it may take to stop by itself before it is killed
     * @return whether there was such a process
     */
    static boolean stopLeftOver(Path pidFile, StopSignal stopSignal, Duration grace) {
        Optional<ProcessHandle> found = leftOver(pidFile);
        found.ifPresent(process -> stop(process, stopSignal, grace));
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new LocalStackException("cannot remove " + pidFile + ": " + e.getMessage(), e);
        }
        return found.isPresent();
    }

    private static Optional<ProcessHandle> leftOver(Path pidFile) {
        String folder = pidFile.toAbsolutePath().resolveSibling("").toString();
        return readPid(pidFile)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().orElse("").contains(folder));
    }

    private static Optional<Long> readPid(Path pidFile) {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // no file, or one that was cut off in the middle of writing: nothing to find
        }
    }

    private static void stop(ProcessHandle process, StopSignal stopSignal, Duration grace) {
        stopSignal.send(process);
        if (!awaitExit(process, grace)) {
            process.destroyForcibly();
            awaitExit(process, grace);
        }
    }

    private static boolean awaitExit(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit status when the process has ended, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** The running process, for its streams. */
    public Process process() {
        return process;
    }

    /** Asks the process to end, and kills it when it takes longer than {@code grace}. */
    public void stop(Duration grace) {
        stop(process.toHandle(), stopSignal, grace);
        forget();
    }

    /** Ends the process at once (SIGKILL) and waits for it. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(process.toHandle(), Duration.ofSeconds(10));
        forget();
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            // the next run reads it, finds no such process and removes it
        }
    }
}
