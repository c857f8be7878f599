package dev.parley.localstack;

import dev.parley.localstack.ChildProcess.StopSignal;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * PostgreSQL on 127.0.0.1 with the database and role {@code parley}. Its data stays in the folder over stops, kills and
 * restarts. Nobody needs a password, and nobody is superuser: the one role may connect from this machine only.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String USERNAME = "parley";
    public static final String PASSWORD = "";

    private static final String DATABASE = "parley";
    private static final int NOBODY = 65534;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_GRACE = Duration.ofSeconds(15);

    private final Path folder;
    private final Path data;
    private final int port;
    private final boolean durable;
    private ChildProcess process;

    private EmbeddedPostgres(Path folder, int port, boolean durable) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.port = port;
        this.durable = durable;
        this.process = launch();
    }

    /**
     * Starts PostgreSQL and returns when it answers. What a killed run left running on the same folder is stopped first.
     *
     * @param folder where data and log lie; created when absent
     * @param port for clients; 0 takes a free one
     * @throws LocalStackException when it does not start: the port is taken, the data is damaged …
     */
    public static EmbeddedPostgres start(Path folder, int port) {
        return new EmbeddedPostgres(folder.toAbsolutePath(), port == 0 ? Loopback.freePort() : port, true);
    }

    /** The same on a free port for data that is thrown away: faster, since it need not survive a power failure. */
    public static EmbeddedPostgres startTemporary(Path folder) {
        return new EmbeddedPostgres(folder.toAbsolutePath(), Loopback.freePort(), false);
    }

    /** Stops what a killed run left running on the folder. */
    public static void stopLeftOver(Path folder) {
        Path absolute = folder.toAbsolutePath();
        ChildProcess.stopLeftOver(pidFile(absolute), StopSignal.INT, STOP_GRACE);
        // PostgreSQL's own lock: with a stale one whose number was given to another process it refuses to start
        ChildProcess.stopLeftOver(absolute.resolve("data").resolve("postmaster.pid"), StopSignal.INT, STOP_GRACE);
    }

    /** Where clients connect to; the same after a restart. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit status when the present process has ended, for whatever reason. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    /** The operating system's id of the present process. */
    public long pid() {
        return process.pid();
    }

    /**
     * Starts it again on the same port and data, after it was killed or while it runs.
     *
     * @throws LocalStackException when it does not start
     */
    public void restart() {
        stop();
        process = launch();
    }

    /** Ends the process at once, as a crash would. */
    public void kill() {
        process.kill();
    }

    /** Stops it in order, within seconds; open connections are cut. Without effect when it does not run. */
    public void stop() {
        process.stop(STOP_GRACE);
    }

    @Override
    public void close() {
        stop();
    }

    private ChildProcess launch() {
        stopLeftOver(folder);
        if (!Loopback.isFree(port)) {
            throw new LocalStackException("PostgreSQL cannot start: port " + port + " on 127.0.0.1 is taken");
        }
        try {
            Files.createDirectories(folder);
            Path programs = PostgresBinaries.unpack().resolve("bin");
            LogFile log = LogFile.open(folder.resolve("postgres.log"));
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                createDatabase(programs, log);
            }
            ChildProcess child = ChildProcess.start(
                    asUnprivileged(serverCommand(programs)),
                    Map.of(),
                    pidFile(folder),
                    StopSignal.INT,
                    log.append(),
                    log.append());
            awaitReady(child, log);
            return child;
        } catch (IOException e) {
            throw new LocalStackException("PostgreSQL cannot start in " + folder + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while PostgreSQL started in " + folder, e);
        }
    }

    /** In a folder of another name, which takes its place when complete: a start that is cut off leaves no half data. */
    private void createDatabase(Path programs, LogFile log) throws IOException, InterruptedException {
        Path fresh = folder.resolve("data.new");
        deleteTree(fresh);
        run(
                log,
                "",
                programs.resolve("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=postgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-sync");
        Files.writeString(fresh.resolve("pg_hba.conf"), "host all " + USERNAME + " 127.0.0.1/32 trust\n");
        run(
                log,
                "CREATE ROLE " + USERNAME + " LOGIN CREATEDB;\nCREATE DATABASE " + DATABASE + " OWNER " + USERNAME
                        + ";\n",
                programs.resolve("postgres").toString(),
                "--single",
                "-c",
                "exit_on_error=true",
                "-D",
                fresh.toString(),
                "postgres");
        Files.move(fresh, data);
    }

    private void run(LogFile log, String input, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(asUnprivileged(List.of(command)))
                .redirectOutput(log.append())
                .redirectError(log.append())
                .start();
        try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        }
        if (process.waitFor() != 0) {
            throw new LocalStackException("PostgreSQL cannot create its data in " + folder + ":\n" + log.tail());
        }
    }

    private List<String> serverCommand(Path programs) {
        List<String> command =
                new ArrayList<>(List.of(programs.resolve("postgres").toString(), "-D", data.toString()));
        Map<String, String> settings = new TreeMap<>(Map.of(
                "port", Integer.toString(port),
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "shared_buffers", "32MB",
                "jit", "off",
                "log_timezone", "UTC",
                "timezone", "UTC"));
        if (!durable) {
            settings.putAll(Map.of("fsync", "off", "full_page_writes", "off"));
        }
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    /**
     * PostgreSQL refuses to run as root. Root therefore becomes nobody, or the owner of data that is there already, and
     * keeps only the right to pass folders that are closed to others, such as root's home ({@code no_setuid_fixup}: in
     * the eyes of {@code access(2)} too, by which PostgreSQL looks for its programs).
     */
    private List<String> asUnprivileged(List<String> command) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        int owner = Files.exists(data) ? (int) Files.getAttribute(data, "unix:uid") : 0;
        String uid = Integer.toString(owner == 0 ? NOBODY : owner);
        List<String> unprivileged = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + uid,
                "--regid=" + uid,
                "--clear-groups",
                "--securebits=+no_setuid_fixup",
                "--inh-caps=-all,+dac_override",
                "--ambient-caps=-all,+dac_override"));
        unprivileged.addAll(command);
        return unprivileged;
    }

    private void awaitReady(ChildProcess child, LogFile log) throws InterruptedException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!accepts()) {
            if (!child.isAlive() || Instant.now().isAfter(limit)) {
                child.kill();
                throw new LocalStackException(
                        "PostgreSQL does not start; its log " + log.path() + " ends with:\n" + log.tail());
            }
            Thread.sleep(20);
        }
    }

    private boolean accepts() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), USERNAME, PASSWORD)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var entries = Files.walk(folder)) {
                for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(entry);
                }
            }
        }
    }

    private static Path pidFile(Path folder) {
        return folder.resolve("postgres.pid");
    }
}
