package dev.parley.benchmarks.alert;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The packaged alert service in a JVM of its own, with the flags that it has when it runs on one machine. */
final class AlertProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Process process;
    private final int port;
    private final Path log;

    private AlertProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts the service and waits until it is ready.
     *
     * @param stack how it reaches broker and database, as environment
     */
    static AlertProcess start(Path jar, Map<String, String> stack, Path log) throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(stack);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        AlertProcess service = new AlertProcess(builder.start(), port, log);
        service.awaitReady();
        return service;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(address("/q/health/ready")).build();
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (true) {
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // it does not listen yet
            }
            check();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the alert service does not get ready: see " + log);
            }
            Thread.sleep(GLANCE.toMillis());
        }
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** @throws IllegalStateException when it has ended by itself */
    void check() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the alert service ended early: see " + log);
        }
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
