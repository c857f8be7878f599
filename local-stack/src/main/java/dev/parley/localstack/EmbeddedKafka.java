package dev.parley.localstack;

import dev.parley.localstack.ChildProcess.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Apache Kafka on 127.0.0.1: one node, broker and controller, in a JVM of its own, with Parley's topics.
 */
public final class EmbeddedKafka extends LocalServer {

    private static final int HEAP_MEGABYTES = 160;

    private EmbeddedKafka(Path folder, int port) {
        super("Kafka", folder, port, StopSignal.TERM);
    }

    /**
     * Kafka on the folder, not yet started.
     *
     * @param port for clients; 0 takes a free one
     */
    public static EmbeddedKafka at(Path folder, int port) {
        return new EmbeddedKafka(folder, port);
    }

    /** Host and port for clients; the same after a restart. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    @Override
    protected ChildProcess launch(LogFile log) throws IOException {
        return ChildProcess.start(
                command(writeSettings()), Map.of(), pidFile(), StopSignal.TERM, Redirect.PIPE, log.append());
    }

    @Override
    protected boolean awaitReady(ChildProcess child) throws IOException {
        try (BufferedReader output = child.process().inputReader(StandardCharsets.UTF_8)) {
            return KafkaProcess.READY.equals(output.readLine());
        }
    }

    private List<String> command(Path settings) {
        List<String> command = ChildJvm.command(folder(), HEAP_MEGABYTES);
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
                Map.entry("listeners", "CLIENTS://127.0.0.1:" + port() + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "CLIENTS://127.0.0.1:" + port()),
                Map.entry("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", folder().resolve("data").toString()),
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
        Path file = folder().resolve("kafka.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, "Written at each start");
        }
        return file;
    }
}
