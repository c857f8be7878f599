package dev.parley.cli.up;

import static org.awaitility.Awaitility.await;

import dev.parley.cli.ParleyCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** {@code parley up} as users run it: a process of its own, with what it has printed so far. */
final class UpProcess implements AutoCloseable {

    static final List<String> PARTS = List.of("kafka", "postgresql", "ingest", "classify", "alert");

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final Path data;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private UpProcess(Process process, Path data) {
        this.process = process;
        this.data = data;
        Thread reader = new Thread(this::read, "up-output");
        reader.setDaemon(true);
        reader.start();
    }

    static UpProcess start(Path project, Path data, Ports ports, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(
                // a build in the background hands on that it ignores SIGINT, and then nothing would be interrupted
                "/usr/bin/env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dparley.home=" + project,
                "-cp",
                System.getProperty("java.class.path"),
                ParleyCommand.class.getName(),
                "up",
                "--data=" + data,
                "--kafka-port=" + ports.kafka(),
                "--postgresql-port=" + ports.postgresql(),
                "--ingest-port=" + ports.ingest(),
                "--classify-port=" + ports.classify(),
                "--alert-port=" + ports.alert()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            return new UpProcess(builder.start(), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UpProcess awaitReady() {
        awaitLine("everything is ready", 1);
        return this;
    }

    void awaitLine(String part, long times) {
        await("'" + part + "' in:\n" + String.join("\n", lines))
                .atMost(PATIENCE)
                .until(() -> {
                    if (!process.isAlive() && count(part) < times) {
                        throw new AssertionError("ended before it said '" + part + "':\n" + output());
                    }
                    return count(part) >= times;
                });
    }

    private long count(String part) {
        return lines.stream().filter(line -> line.contains(part)).count();
    }

    /** The id that the part has kept in its file. */
    long pid(String part) {
        try {
            return Long.parseLong(
                    Files.readString(data.resolve(part).resolve(part + ".pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill(String part) {
        ProcessHandle.of(pid(part)).orElseThrow().destroyForcibly();
    }

    void killItself() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does. */
    UpProcess interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
        return this;
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("does not end:\n" + output());
        }
        return process.exitValue();
    }

    String output() {
        return String.join("\n", lines);
    }

    /** The processes that name the data folder on their command line. */
    static List<ProcessHandle> processesOn(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
                .toList();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process.isAlive()) {
            interrupt();
            awaitEnd();
        }
    }
}
