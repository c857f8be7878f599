package dev.parley.benchmarks.alert;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDesk;
import dev.parley.alert.notice.NoticeWriter;
import dev.parley.alert.notice.Priorities;
import dev.parley.alert.store.JdbiAlertStore;
import dev.parley.contract.event.VerdictEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Enters a month of verdicts into the ledger, in the batches of the service and on one connection, and then writes the
 * rows that came of it once more, in as many transactions, without deciding anything: faster than that it cannot be.
 */
final class LedgerBenchmark {

    private static final int BATCH = 500;
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    private final String jdbcUrl;
    private final String username;

    LedgerBenchmark(String jdbcUrl, String username) {
        this.jdbcUrl = jdbcUrl;
        this.username = username;
    }

    void run(int verdicts) throws SQLException {
        List<VerdictEvent> month = month(verdicts);
        run("warm-up", month.subList(0, Math.min(month.size(), 4_000)), "bench_warm_up");
        run("measured", month, "bench_ledger");
    }

    private static List<VerdictEvent> month(int count) {
        InventedVerdicts invented = new InventedVerdicts(BEGIN, count);
        List<VerdictEvent> month = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            month.add(invented.next(i));
        }
        return month;
    }

    private void run(String name, List<VerdictEvent> verdicts, String schema) throws SQLException {
        try (Connection connection = migrated(schema).getConnection()) {
            connection.setAutoCommit(true);
            AlertPipeline pipeline = pipeline(connection);
            long cpuBefore = cpu();
            long began = System.nanoTime();
            long halfway = began;
            int raised = 0;
            for (int i = 0; i < verdicts.size(); i += BATCH) {
                if (i <= verdicts.size() / 2) {
                    halfway = System.nanoTime();
                }
                raised += (int) pipeline.process(verdicts.subList(i, Math.min(verdicts.size(), i + BATCH))).stream()
                        .filter(NoticeDecision.Raised.class::isInstance)
                        .count();
            }
            long ended = System.nanoTime();
            double ledger = verdicts.size() / seconds(began, ended);
            System.out.printf(
                    "%-9s ledger                  %,8.0f verdicts/s (second half %,.0f), %,d notices, %,4.0f µs CPU each%n",
                    name,
                    ledger,
                    verdicts.size() / 2 / seconds(halfway, ended),
                    raised,
                    (cpu() - cpuBefore) / 1e3 / verdicts.size());
            Rows rows = Rows.of(connection);
            try (Connection limit = migrated(schema + "_limit").getConnection()) {
                limit.createStatement()
                        .execute("alter table story_article drop constraint story_article_story_id_fkey");
                limit.createStatement().execute("alter table decision drop constraint decision_verdict_id_fkey");
                long beganRows = System.nanoTime();
                rows.write(limit, (verdicts.size() + BATCH - 1) / BATCH);
                double plain = verdicts.size() / seconds(beganRows, System.nanoTime());
                System.out.printf(
                        "%-9s plain batched inserts   %,8.0f verdicts/s (%,d rows); the ledger reaches %.0f %%%n",
                        name, plain, rows.count(), 100 * ledger / plain);
            }
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double seconds(long began, long ended) {
        return (ended - began) / 1e9;
    }

    private static AlertPipeline pipeline(Connection connection) {
        Clock clock = Clock.fixed(BEGIN.plusSeconds(1), ZoneOffset.UTC);
        return new AlertPipeline(
                new JdbiAlertStore(
                        Jdbi.create(connection).installPlugin(new PostgresPlugin()), TransitionTable.standard()),
                new NoticeDesk(new NoticeWriter(clock, Priorities.standard())));
    }

    private PGSimpleDataSource migrated(String schema) throws SQLException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl);
        dataSource.setUser(username);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + schema + " cascade");
        }
        dataSource.setCurrentSchema(schema);
        dataSource.setReWriteBatchedInserts(true);
        Flyway.configure()
                .dataSource(dataSource)
                .locations("db/alert")
                .schemas(schema)
                .load()
                .migrate();
        return dataSource;
    }
}
