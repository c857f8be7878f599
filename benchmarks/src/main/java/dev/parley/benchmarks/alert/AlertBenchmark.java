package dev.parley.benchmarks.alert;

import dev.parley.localstack.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Measures how many verdicts alert enters into its ledger. */
public final class AlertBenchmark {

    private AlertBenchmark() {}

    /**
     * @param arguments the packaged service ({@code quarkus-run.jar}), the number of verdicts of a month, the number of
     *     listeners
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("parley-bench");
        int verdicts = Integer.parseInt(arguments[1]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.at(folder.resolve("postgres"), 0)) {
            postgres.start();
            new LedgerBenchmark(postgres.jdbcUrl(), EmbeddedPostgres.USERNAME, verdicts).run();
            postgres.stop();
            postgres.deleteState();
        }
    }
}
