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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * PostgreSQL on 127.0.0.1 with the database and role {@code parley}. Nobody needs a password, and nobody is superuser: the one role may connect from this machine only.
 */
public final class EmbeddedPostgres extends LocalServer {

    public static final String USERNAME = "parley";

    /** Not asked for, but there are clients that want to send one. */
    public static final String PASSWORD = "parley";

    private static final String DATABASE = "parley";
    private static final int NOBODY = 65534;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path data;
    private final boolean durable;

    private EmbeddedPostgres(Path folder, int port, boolean durable) {
        super("PostgreSQL", folder, port, StopSignal.INT);
        this.data = folder().resolve("data");
        this.durable = durable;
    }

    /**
     * PostgreSQL on the folder, not yet started.
     *
     * @param port for clients; 0 takes a free one
     */
    public static EmbeddedPostgres at(Path folder, int port) {
        return new EmbeddedPostgres(folder, port, true);
    }

    /** The same on a free port for data that is thrown away: faster, since it need not survive a power failure. */
    public static EmbeddedPostgres temporaryAt(Path folder) {
        return new EmbeddedPostgres(folder, 0, false);
    }

    /** Where clients connect to; the same after a restart. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + DATABASE;
    }

    @Override
    public boolean stopLeftOver() {
        boolean ours = super.stopLeftOver();
        // PostgreSQL's own lock: with a stale one whose number was given to another process it refuses to start
        boolean locked = ChildProcess.stopLeftOver(data.resolve("postmaster.pid"), StopSignal.INT, START_LIMIT);
        return ours || locked;
    }

    @Override
    protected ChildProcess launch(LogFile log) throws IOException, InterruptedException {
        Path programs = PostgresBinaries.unpack().resolve("bin");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            createDatabase(programs, log);
        }
        return ChildProcess.start(
                asUnprivileged(serverCommand(programs)),
                Map.of(),
                pidFile(),
                StopSignal.INT,
                log.append(),
                log.append());
    }

    /** In a folder of another name, which takes its place when complete: a start that is cut off leaves no half data. */
    private void createDatabase(Path programs, LogFile log) throws IOException, InterruptedException {
        Path fresh = folder().resolve("data.new");
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
            throw new LocalStackException("PostgreSQL cannot create its data in " + folder() + ":\n" + log.tail());
        }
    }

    private List<String> serverCommand(Path programs) {
        List<String> command =
                new ArrayList<>(List.of(programs.resolve("postgres").toString(), "-D", data.toString()));
        Map<String, String> settings = new TreeMap<>(Map.of(
                "port", Integer.toString(port()),
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

    @Override
    protected boolean awaitReady(ChildProcess child) throws InterruptedException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!accepts()) {
            if (!child.isAlive() || Instant.now().isAfter(limit)) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    private boolean accepts() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), USERNAME, PASSWORD)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
