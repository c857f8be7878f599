package dev.parley.cli.up;

import dev.parley.localstack.ChildJvm;
import dev.parley.localstack.ChildProcess;
import dev.parley.localstack.ChildProcess.StopSignal;
import dev.parley.localstack.LocalServer;
import dev.parley.localstack.LogFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One of the services as it was built, in a JVM of its own. */
final class PackagedService extends LocalServer {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int HEAP_MEGABYTES = 128;
    private static final int PROBE_MILLIS = 2_000;

    private final Service service;
    private final Path jar;
    private final Map<String, String> environment;
    private final LogSink sink;

    /** @param environment the settings, as for a container */
    PackagedService(Service service, Path folder, int port, Map<String, String> environment, LogSink sink) {
        super(service.label(), folder, port, StopSignal.TERM);
        this.service = service;
        this.jar = ProjectFolder.find()
                .resolve(service.label() + "-service")
                .resolve(Path.of("target", "quarkus-app", "quarkus-run.jar"));
        this.environment = environment;
        this.sink = sink;
    }

    Path jar() {
        return jar;
    }

    @Override
    protected ChildProcess launch(LogFile log) throws IOException {
        List<String> command = ChildJvm.command(folder(), HEAP_MEGABYTES);
        command.addAll(List.of("-jar", jar.toString()));
        ChildProcess child =
                ChildProcess.start(command, environment, pidFile(), StopSignal.TERM, Redirect.PIPE, Redirect.PIPE);
        Thread reader = new Thread(() -> copy(child, log), service.label() + "-log");
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    private void copy(ChildProcess child, LogFile log) {
        try (BufferedReader output = child.process().inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                append(line, log);
                sink.line(service, line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(String line, LogFile log) {
        try {
            Files.writeString(log.path(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // the disk is full: the line is lost, but a service whose output nobody reads any more would hang
        }
    }

    @Override
    protected boolean awaitReady(ChildProcess child) throws InterruptedException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!isReady()) {
            if (!child.isAlive() || Instant.now().isAfter(limit)) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    private boolean isReady() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port() + "/q/health/ready")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(PROBE_MILLIS);
            connection.setReadTimeout(PROBE_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
