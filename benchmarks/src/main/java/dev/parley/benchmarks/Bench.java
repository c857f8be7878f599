package dev.parley.benchmarks;

import dev.parley.benchmarks.alert.AlertBenchmark;
import dev.parley.benchmarks.classify.ClassifyBenchmarks;
import dev.parley.benchmarks.ingest.IngestBenchmark;
import dev.parley.benchmarks.kafka.ClassifyKafkaBenchmark;
import java.util.Arrays;

/** Starts a benchmark by its name; the command line has checked the arguments. */
public final class Bench {

    private Bench() {}

    /** @param arguments {@code alert} with what {@link AlertBenchmark} takes, {@code classify}, {@code ingest} with what {@link IngestBenchmark} takes, or {@code kafka} with what {@link ClassifyKafkaBenchmark} takes */
    public static void main(String[] arguments) throws Exception {
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (arguments[0]) {
            case "alert" -> AlertBenchmark.main(rest);
            case "classify" -> ClassifyBenchmarks.main(rest);
            case "ingest" -> IngestBenchmark.main(rest);
            case "kafka" -> ClassifyKafkaBenchmark.main(rest);
            default -> throw new IllegalArgumentException("there is no benchmark " + arguments[0]);
        }
    }
}
