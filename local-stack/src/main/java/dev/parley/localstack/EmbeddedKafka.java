package dev.parley.localstack;

import dev.parley.localstack.ChildProcess.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/**
 * Apache Kafka on 127.0.0.1: one node, broker and controller, in a JVM of its own, with Parley's topics. Its data stays
 * in the folder over stops, kills and restarts.
 */
public final class EmbeddedKafka implements AutoCloseable {

    /** Longer than the child's own limit, so that it is not killed while it halts by itself. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(15);

    private final Path folder;
    private final int port;
    private ChildProcess process;

    private EmbeddedKafka(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    /**
     * Starts Kafka and returns when it answers and the topics exist. What a killed run left running on the same folder
     * is stopped first.
     *
     * @param folder where data, log and settings lie; created when absent
     * @param port for clients; 0 takes a free one
     * @throws LocalStackException when it does not start: the port is taken, the data is damaged …
     */
    public static EmbeddedKafka start(Path folder, int port) {
        return new EmbeddedKafka(folder.toAbsolutePath(), port == 0 ? Loopback.freePort() : port);
    }

    /** Stops what a killed run left running on the folder. */
    public static void stopLeftOver(Path folder) {
        ChildProcess.stopLeftOver(pidFile(folder.toAbsolutePath()), StopSignal.TERM, STOP_GRACE);
    }

    /** Host and port for clients; the same after a restart. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit status when the present process has ended, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /** The operating system's id of the present process. */
    public long pid() {
        return process.pid();
    }

    /**
     * Starts it again on the same port and data, after it was killed or while it runs.
     *
     * @throws LocalStackException when it does not start
     */
    public void restart() {
        stop();
        process = launch();
    }

    /** Ends the process at once, as a crash would. */
    public void kill() {
        process.kill();
    }

    /** Stops it in order, within seconds; without effect when it does not run. */
    public void stop() {
        process.stop(STOP_GRACE);
    }

    @Override
    public void close() {
        stop();
    }

    private ChildProcess launch() {
        stopLeftOver(folder);
        if (!Loopback.isFree(port)) {
            throw new LocalStackException("Kafka cannot start: port " + port + " on 127.0.0.1 is taken");
        }
        try {
            Files.createDirectories(folder);
            LogFile log = LogFile.open(folder.resolve("kafka.log"));
            ChildProcess child = ChildProcess.start(
                    command(writeSettings()), Map.of(), pidFile(folder), StopSignal.TERM, Redirect.PIPE, log.append());
            awaitReady(child, log);
            return child;
        } catch (IOException e) {
            throw new LocalStackException("Kafka cannot start in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void awaitReady(ChildProcess child, LogFile log) throws IOException {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(child.process().getInputStream(), StandardCharsets.UTF_8))) {
            if (!KafkaProcess.READY.equals(output.readLine())) {
                child.kill();
                throw new LocalStackException(
                        "Kafka does not start; its log " + log.path() + " ends with:\n" + log.tail());
            }
        }
    }

    private List<String> command(Path settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dparley.folder=" + folder); // by this the process is recognised as ours
        command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(KafkaProcess.class.getName());
        command.add(settings.toString());
        return command;
    }

    private Path writeSettings() throws IOException {
        int controllerPort = Loopback.freePort();
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "CLIENTS"),
                Map.entry("listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "CLIENTS://127.0.0.1:" + port),
                Map.entry("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", folder.resolve("data").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                // one node holds everything once
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "8"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "8"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                // no other member is on its way when a service joins its group
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // small: a laptop runs this beside everything else
                Map.entry("num.network.threads", "1"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "2"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304")));
        Path file = folder.resolve("kafka.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, "Written at each start");
        }
        return file;
    }

    private static Path pidFile(Path folder) {
        return folder.resolve("kafka.pid");
    }
}
