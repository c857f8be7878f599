package dev.parley.benchmarks.alert;

import com.sun.management.OperatingSystemMXBean;
import dev.parley.alert.AlertPipeline;
import dev.parley.alert.DataClock;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.LateWindow;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDesk;
import dev.parley.alert.notice.NoticeWriter;
import dev.parley.alert.notice.Priorities;
import dev.parley.alert.store.JdbiAlertStore;
import dev.parley.contract.event.VerdictEvent;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Enters a month of verdicts into the ledger, in the batches of the service, on one connection, and with the clock of the
 * data, so that what is news is told. Then it writes the rows that came of it once more, in as many transactions, without
 * deciding anything: faster than that it cannot be. Last it reports what lies weeks back.
 */
final class LedgerBenchmark {

    private static final int BATCH = 500;
    private static final int LATE_REPORTS = 40;
    private static final Duration MONTH = Duration.ofDays(30);

    /** What lies a month back is too late. */
    private static final Duration OLDEST = Duration.ofDays(4);

    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    private final String jdbcUrl;
    private final String username;
    private final int count;

    /**
     * @param jdbcUrl of a database in which schemas of their own are made
     * @param count how many verdicts the month has
     */
    LedgerBenchmark(String jdbcUrl, String username, int count) {
        this.jdbcUrl = jdbcUrl;
        this.username = username;
        this.count = count;
    }

    void run() throws SQLException {
        month("warm-up", InventedVerdicts.ALL_FLAGGED, count / 2, "bench_warm_up");
        month("all report a change", InventedVerdicts.ALL_FLAGGED, count, "bench_flagged");
        month("one in 50 reports a change", 50, 5 * count, "bench_mixed");
    }

    private void month(String name, int oneFlaggedIn, int verdicts, String schema) throws SQLException {
        InventedVerdicts invented = new InventedVerdicts(BEGIN, MONTH, verdicts, oneFlaggedIn);
        List<VerdictEvent> month = new ArrayList<>(verdicts);
        for (int i = 0; i < verdicts; i++) {
            month.add(invented.next());
        }
        try (Connection connection = migrated(schema).getConnection()) {
            DataClock clock = new DataClock(BEGIN);
            AlertPipeline pipeline = pipeline(connection, clock);
            double rate = enter(name, month, pipeline, clock);
            plainly(connection, schema + "_limit", verdicts, rate);
            if (oneFlaggedIn == InventedVerdicts.ALL_FLAGGED) {
                late(invented, pipeline, month.get(0).article().firstSeen());
            }
        }
    }

    /** @return verdicts per second */
    private static double enter(String name, List<VerdictEvent> month, AlertPipeline pipeline, DataClock clock) {
        long cpu = cpu();
        long began = System.nanoTime();
        long halfway = began;
        long raised = 0;
        for (int i = 0; i < month.size(); i += BATCH) {
            if (i <= month.size() / 2) {
                halfway = System.nanoTime();
            }
            List<VerdictEvent> batch = month.subList(i, Math.min(month.size(), i + BATCH));
            clock.set(batch.get(batch.size() - 1).article().firstSeen());
            raised += pipeline.process(batch).stream()
                    .filter(NoticeDecision.Raised.class::isInstance)
                    .count();
        }
        long ended = System.nanoTime();
        double rate = month.size() / seconds(began, ended);
        System.out.printf(
                "%-28s %,8.0f verdicts/s into the ledger (second half %,.0f), %,.0f µs CPU each beside the database, "
                        + "%,d notices of %,d verdicts%n",
                name,
                rate,
                month.size() / 2 / seconds(halfway, ended),
                (cpu() - cpu) / 1e3 / month.size(),
                raised,
                month.size());
        return rate;
    }

    private void plainly(Connection ledger, String schema, int verdicts, double rate) throws SQLException {
        Rows rows = Rows.of(ledger);
        try (Connection limit = migrated(schema).getConnection();
                Statement statement = limit.createStatement()) {
            // rows come in no order of those that they refer to
            statement.execute("alter table story_article drop constraint story_article_story_id_fkey");
            statement.execute("alter table decision drop constraint decision_verdict_id_fkey");
            long began = System.nanoTime();
            rows.write(limit, (verdicts + BATCH - 1) / BATCH);
            double plain = verdicts / seconds(began, System.nanoTime());
            System.out.printf(
                    "%-28s %,8.0f verdicts/s as plain batched inserts of their %,d rows; the ledger reaches %.0f %%%n",
                    "", plain, rows.count(), 100 * rate / plain);
        }
    }

    /** Each in a batch of its own, as they come one by one. */
    private static void late(InventedVerdicts invented, AlertPipeline pipeline, Instant begin) {
        long[] nanos = new long[LATE_REPORTS];
        for (int i = 0; i < LATE_REPORTS; i++) {
            VerdictEvent verdict = invented.late(begin.plus(OLDEST).plus(Duration.ofHours(6L * i)));
            long began = System.nanoTime();
            pipeline.process(List.of(verdict));
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-28s %,8.0f ms for a report from two to four weeks back on the busiest war, at most %,.0f ms%n",
                "", nanos[LATE_REPORTS / 2] / 1e6, nanos[LATE_REPORTS - 1] / 1e6);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double seconds(long began, long ended) {
        return (ended - began) / 1e9;
    }

    private static AlertPipeline pipeline(Connection connection, DataClock clock) {
        return new AlertPipeline(
                new JdbiAlertStore(
                        Jdbi.create(connection).installPlugin(new PostgresPlugin()), TransitionTable.standard()),
                new NoticeDesk(new NoticeWriter(clock, Priorities.standard()), LateWindow.STANDARD));
    }

    private PGSimpleDataSource migrated(String schema) throws SQLException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl);
        dataSource.setUser(username);
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
