package dev.parley.cli.routes;

import dev.parley.alert.delivery.Receiver;
import dev.parley.alert.delivery.preview.RoutesPreview;
import dev.parley.alert.routing.Route;
import dev.parley.alert.routing.RoutesFileException;
import dev.parley.cli.CommandFailure;
import dev.parley.cli.input.SettingsFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley check-routes}: whether a routes file can be used, before a service is started with it. */
@Command(
        name = "check-routes",
        description = {
            "Checks a routes file as alert does when it starts, and shows who would be told.",
            "",
            "Nothing is sent and nobody is connected to. Secrets that the file names are looked up in the environment, "
                    + "and in the files of --settings. A file that cannot be used is told with line, entry and reason, "
                    + "and the exit status is 1."
        })
public final class CheckRoutesCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Parameters(paramLabel = "FILE", description = "The routes file (YAML, see docs/delivery.md).")
    private Path file = Path.of("");

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Properties of the service, with secrets that are not in the environment.")
    private @Nullable Path settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public CheckRoutesCommand() {
        this(System.getenv());
    }

    CheckRoutesCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), "cannot read the file " + file);
        }
        Map<String, String> properties = settings == null ? Map.of() : SettingsFile.read(settings);
        RoutesPreview preview;
        try {
            preview = RoutesPreview.read(file, name -> find(name, properties));
        } catch (RoutesFileException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
        show(preview);
        return 0;
    }

    /** A setting goes by its own name and, in the environment, by that name in capitals with underscores. */
    private Optional<String> find(String name, Map<String, String> properties) {
        String capitals = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(capitals)))
                .or(() -> Optional.ofNullable(properties.get(name)));
    }

    private void show(RoutesPreview preview) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(file + " can be used");
        List<String> unreached = new ArrayList<>(preview.receivers().names());
        for (Route route : preview.routes().routes()) {
            out.println("  route " + route.name() + " leads to " + String.join(", ", route.receivers())
                    + (route.escalation() == null
                            ? ""
                            : ", and escalates to "
                                    + String.join(", ", route.escalation().receivers())));
            unreached.removeAll(route.receivers());
            if (route.escalation() != null) {
                unreached.removeAll(route.escalation().receivers());
            }
        }
        for (String name : preview.receivers().names()) {
            Receiver receiver = preview.receivers().find(name).orElseThrow();
            out.println("  receiver " + name + ": " + receiver.type() + " " + receiver.address()
                    + (unreached.contains(name) ? ", and no route leads there" : ""));
        }
    }
}
