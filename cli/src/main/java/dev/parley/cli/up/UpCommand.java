package dev.parley.cli.up;

import dev.parley.localstack.EmbeddedPostgres;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley up}: the whole system, until Ctrl-C. */
@Command(
        name = "up",
        description = {
            "Starts Kafka, PostgreSQL and the three services on this machine, and watches them until Ctrl-C.",
            "The state lies in the data folder; the next run goes on with it. A part that dies is started again."
        })
public final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the state lies; default: .parley of the project.")
    private @Nullable Path data;

    @Option(
            names = "--feeds",
            paramLabel = "FILE",
            description = "The list of feeds to watch (YAML); default: the one that comes with the ingest service.")
    private @Nullable Path feeds;

    @Option(
            names = "--routes",
            paramLabel = "FILE",
            description = "Who is told of which notices (YAML, see docs/delivery.md); default: nobody.")
    private @Nullable Path routes;

    @Option(
            names = "--contact-url",
            paramLabel = "URL",
            description = "Sent to the outlets with each request, so that they can reach you.")
    private @Nullable String contactUrl;

    @Option(
            names = "--without",
            paramLabel = "SERVICE",
            description = "Leaves out a service (${COMPLETION-CANDIDATES}) that you run yourself, for instance from"
                    + " the sources: mvn -pl alert-service quarkus:dev")
    private Set<Service> without = EnumSet.noneOf(Service.class);

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}")
    private int kafkaPort = Ports.standard().kafka();

    @Option(names = "--postgresql-port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}")
    private int postgresqlPort = Ports.standard().postgresql();

    @Option(names = "--ingest-port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}")
    private int ingestPort = Ports.standard().ingest();

    @Option(names = "--classify-port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}")
    private int classifyPort = Ports.standard().classify();

    @Option(names = "--alert-port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}")
    private int alertPort = Ports.standard().alert();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Console console = new Console(out);
        try (LocalSystem system = system(console)) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::stop, "stop"));
            console.say("starting Kafka, PostgreSQL and the services");
            system.start();
            system.awaitReady();
            sayWhereEverythingIs(system, console);
            system.awaitStop();
        }
        return 0;
    }

    private LocalSystem system(Console console) {
        LocalSystem.Builder builder = LocalSystem.builder()
                .ports(new Ports(kafkaPort, postgresqlPort, ingestPort, classifyPort, alertPort))
                .logs(console::log)
                .events(console::event);
        without.forEach(builder::without);
        if (data != null) {
            builder.data(data);
        }
        if (feeds != null) {
            builder.environment(Service.INGEST, "PARLEY_INGEST_FEEDS_FILE", readable("--feeds", feeds));
        }
        if (routes != null) {
            builder.environment(Service.ALERT, "PARLEY_ALERT_ROUTES_FILE", readable("--routes", routes));
        }
        if (contactUrl != null) {
            builder.environment(Service.INGEST, "PARLEY_INGEST_CONTACT_URL", contactUrl);
        }
        return builder.build();
    }

    private String readable(String option, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), option + ": cannot read the file " + file);
        }
        return file.toAbsolutePath().toString();
    }

    private void sayWhereEverythingIs(LocalSystem system, Console console) {
        console.say("everything is ready:");
        for (Service service : Service.values()) {
            if (without.contains(service)) {
                console.say("  %-11s left out".formatted(service));
            } else {
                console.say("  %-11s %s".formatted(service, system.url(service)));
            }
        }
        console.say("  %-11s %s".formatted("Kafka", system.kafkaBootstrapServers()));
        console.say("  %-11s %s (user %s, no password)"
                .formatted("PostgreSQL", system.jdbcUrl(), EmbeddedPostgres.USERNAME));
        console.say("  %-11s %s".formatted("data", system.data()));
        console.say("Ctrl-C stops it; the state stays");
    }
}
