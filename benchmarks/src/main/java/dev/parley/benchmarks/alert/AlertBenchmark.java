package dev.parley.benchmarks.alert;

import dev.parley.localstack.EmbeddedKafka;
import dev.parley.localstack.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Measures alert: how many verdicts it enters into its ledger, beside plain inserts of the same rows; and how fast the
 * notices of the packaged service reach the topic and very many listeners.
 */
public final class AlertBenchmark {

    private AlertBenchmark() {}

    /**
     * @param arguments the packaged service ({@code quarkus-run.jar}), the number of verdicts of a month, the number of
     *     listeners
     */
    public static void main(String[] arguments)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        Path service = Path.of(arguments[0]);
        int verdicts = Integer.parseInt(arguments[1]);
        int listeners = Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("parley-bench");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.at(folder.resolve("postgres"), 0);
                EmbeddedKafka kafka = EmbeddedKafka.at(folder.resolve("kafka"), 0)) {
            postgres.start();
            new LedgerBenchmark(postgres.jdbcUrl(), EmbeddedPostgres.USERNAME, verdicts).run();
            kafka.start();
            Map<String, String> stack = Map.of(
                    "KAFKA_BOOTSTRAP_SERVERS",
                    kafka.bootstrapServers(),
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    postgres.jdbcUrl(),
                    "QUARKUS_DATASOURCE_USERNAME",
                    EmbeddedPostgres.USERNAME,
                    "QUARKUS_DATASOURCE_PASSWORD",
                    EmbeddedPostgres.PASSWORD);
            new ServiceBenchmark(service, stack, kafka.bootstrapServers(), folder.resolve("alert.log"))
                    .run(verdicts, listeners);
            kafka.stop();
            postgres.stop();
            kafka.deleteState();
            postgres.deleteState();
        }
    }
}
