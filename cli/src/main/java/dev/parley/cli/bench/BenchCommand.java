package dev.parley.cli.bench;

import dev.parley.cli.CommandFailure;
import dev.parley.cli.up.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code parley bench}: the benchmarks, in a JVM of their own with nothing but what is measured. The launcher builds
 * them, for they are no part of the command line.
 */
@Command(
        name = "bench",
        description = {
            "Measures Parley beside a peer or a limit in the same run.",
            "",
            "alert: verdicts per second into the ledger, beside plain inserts of the same rows; the time from a verdict "
                    + "to its notice on the topic, and to each of a thousand listeners, of the packaged alert service; "
                    + "and what a late report costs. About five minutes.",
            "classify: articles per second on one core, for a mix of news, for articles on a change, and against more "
                    + "and more dossiers, beside a plain scan of the same bytes and Lucene's Monitor. About five minutes.",
            "ingest: feeds per second of the packaged ingest service, unchanged and changed, beside nothing but the "
                    + "requests; its processor time and memory with all of them polled once a minute; and the time to "
                    + "read a feed beside Rome alone. About five minutes.",
            "kafka: records per second of the packaged classify service on a real broker, beside bare transactional "
                    + "loops. About five minutes."
        })
public final class BenchCommand implements Callable<Integer> {

    private enum Benchmark {
        ALERT,
        CLASSIFY,
        INGEST,
        KAFKA
    }

    @Parameters(arity = "1", paramLabel = "BENCHMARK", description = "One of: alert, classify, ingest, kafka.")
    private Benchmark benchmark = Benchmark.CLASSIFY;

    @Option(
            names = "--verdicts",
            paramLabel = "COUNT",
            defaultValue = "20000",
            description = "alert: verdicts of a month (default: ${DEFAULT-VALUE}).")
    private int verdicts;

    @Option(
            names = "--listeners",
            paramLabel = "COUNT",
            defaultValue = "1000",
            description = "alert: who listens to the stream of notices (default: ${DEFAULT-VALUE}).")
    private int listeners;

    @Option(
            names = "--articles",
            paramLabel = "COUNT",
            defaultValue = "100000",
            description =
                    "kafka: articles that count in each run, after as many to warm up (default: ${DEFAULT-VALUE}).")
    private int articles;

    @Option(
            names = "--feeds",
            paramLabel = "COUNT",
            defaultValue = "10000",
            description = "ingest: feeds of the local server (default: ${DEFAULT-VALUE}).")
    private int feeds;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "ingest: how long all feeds are polled once a minute (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--shared",
            paramLabel = "FOLDER",
            description = "classify: the folder of the test data (default: shared, beside the project); without it "
                    + "articles are invented.")
    private Path shared = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path project = ProjectFolder.find();
        Path program = project.resolve(Path.of("benchmarks", "target", "parley-benchmarks.jar"));
        if (!Files.isReadable(program)) {
            throw new CommandFailure("the benchmarks are not built: start this by ./parley, which builds them");
        }
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", program.toString()));
        switch (benchmark) {
            case ALERT ->
                line.addAll(List.of(
                        "alert",
                        packaged(project, "alert-service"),
                        Integer.toString(verdicts),
                        Integer.toString(listeners)));
            case CLASSIFY -> {
                Path folder = shared.toString().isEmpty() ? project.resolveSibling("shared") : shared;
                line.addAll(List.of("classify", folder.toString()));
            }
            case INGEST ->
                line.addAll(List.of(
                        "ingest",
                        packaged(project, "ingest-service"),
                        Integer.toString(feeds),
                        Integer.toString(seconds)));
            case KAFKA ->
                line.addAll(List.of("kafka", packaged(project, "classify-service"), Integer.toString(articles)));
        }
        Process process = new ProcessBuilder(line).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process.waitFor() == 0 ? 0 : 1;
    }

    private static String packaged(Path project, String service) {
        return project.resolve(Path.of(service, "target", "quarkus-app", "quarkus-run.jar"))
                .toString();
    }
}
