package dev.parley.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The child JVM: one Kafka node that is broker and controller, with Parley's topics. It prints {@link #READY} when the
 * topics exist, and runs until its standard input ends, which also happens when its parent is killed.
 */
final class KafkaProcess {

    /** The one line on standard output. */
    static final String READY = "READY";

    private static final long SHUTDOWN_LIMIT_MILLIS = 10_000;

    private KafkaProcess() {}

    /** @param arguments the file with the broker's settings */
    public static void main(String[] arguments) {
        PrintStream parent = System.out;
        System.setOut(System.err); // loggers that write to standard output must not fill the pipe to the parent
        try {
            Properties settings = read(Path.of(arguments[0]));
            format(settings);
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            server.startup();
            // not before start-up has returned: a shutdown in the middle of it never ends
            Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(server), "kafka-shutdown"));
            ParleyTopics.createMissing(
                    settings.getProperty("advertised.listeners").replaceFirst(".*//", ""));
            parent.println(READY);
            parent.close();
            awaitEnd(System.in);
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1); // Kafka's threads that are up already would keep the process alive
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        return settings;
    }

    private static void format(Properties settings) throws Exception {
        String folder = settings.getProperty("log.dirs");
        if (Files.exists(Path.of(folder, "meta.properties"))) {
            return;
        }
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
                .setControllerListenerName(settings.getProperty("controller.listener.names"))
                .setDirectories(List.of(folder))
                .setMetadataLogDirectory(Optional.of(folder))
                .setIgnoreFormatted(true)
                .run();
    }

    private static void awaitEnd(InputStream input) throws IOException {
        while (input.read() != -1) {
            // nothing is ever sent
        }
    }

    /** A broker that waits for something that is gone can take minutes to shut down; its data is safe without that. */
    private static void shutDown(KafkaRaftServer server) {
        Thread shutdown = new Thread(server::shutdown, "kafka-server-shutdown");
        shutdown.setDaemon(true);
        shutdown.start();
        try {
            shutdown.join(SHUTDOWN_LIMIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
