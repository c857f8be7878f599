package dev.parley.classify.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged service, run as it is in production: a process of its own. */
final class ClassifyProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final Path log;

    private ClassifyProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts it without waiting until it is ready. */
    static ClassifyProcess start(int port, Map<String, String> environment) {
        try {
            Path log = Files.createTempFile(Path.of("target"), "classify-", ".log");
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-jar",
                            JAR.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().remove("KAFKA_BOOTSTRAP_SERVERS");
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
            builder.environment().putAll(environment);
            return new ClassifyProcess(builder.start(), port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and waits until it takes articles. */
    static ClassifyProcess startReady(int port, String bootstrapServers) {
        ClassifyProcess started = start(port, Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers));
        try {
            started.awaitReady();
        } catch (RuntimeException | Error e) {
            started.close();
            throw e;
        }
        return started;
    }

    void awaitReady() {
        Awaitility.await("ready: see " + log)
                .atMost(TestTopics.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> get("/q/health/ready").statusCode() == 200);
    }

    /** Answers with status 0 while nobody listens. */
    Answered get(String path) {
        try {
            HttpResponse<String> response = HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    BodyHandlers.ofString());
            return new Answered(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answered(0, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Answered(int statusCode, String body) {}

    String log() {
        try {
            return Files.readString(log, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. */
    int awaitExit() {
        try {
            if (!process.waitFor(TestTopics.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running: see " + log);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9}: no time for farewells. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Freezes it as a paused virtual machine does; {@link #thaw()} lets it go on where it was. */
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As a supervisor stops it. */
    @Override
    public void close() {
        process.destroy();
        awaitExit();
    }
}
