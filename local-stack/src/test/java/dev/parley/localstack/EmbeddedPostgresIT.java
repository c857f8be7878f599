package dev.parley.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    private final Path temporary;

    EmbeddedPostgresIT(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void keepsCommittedRowsOverAKillAndAStop() throws Exception {
        // Given
        try (EmbeddedPostgres postgres = started(EmbeddedPostgres.at(temporary.resolve("a folder with spaces"), 0))) {
            execute(postgres, "CREATE TABLE said (what text)");
            execute(postgres, "INSERT INTO said VALUES ('before the kill')");
            // When
            postgres.kill();
            assertThat(postgres.isAlive()).isFalse();
            postgres.restart();
            execute(postgres, "INSERT INTO said VALUES ('after the kill')");
            postgres.stop();
            postgres.restart();
            // Then
            assertThat(query(postgres, "SELECT string_agg(what, ', ') FROM said"))
                    .isEqualTo("before the kill, after the kill");
        }
    }

    @Test
    void isVersion17WithUnicodeOrderWhateverTheMachineSpeaks() throws Exception {
        // Given
        try (EmbeddedPostgres postgres = started(EmbeddedPostgres.temporaryAt(temporary))) {
            // When // Then
            assertThat(query(postgres, "SHOW server_version")).startsWith("17.");
            assertThat(query(postgres, "SELECT upper('їжак')")).isEqualTo("ЇЖАК");
        }
    }

    @Test
    void givesNobodyTheRightsOfASuperuser() throws Exception {
        // Given
        try (EmbeddedPostgres postgres = started(EmbeddedPostgres.temporaryAt(temporary))) {
            // When // Then
            assertThat(query(postgres, "SHOW is_superuser")).isEqualTo("off");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "")
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("no pg_hba.conf entry");
        }
    }

    @Test
    void stopsTheOneThatAKilledRunLeftBehind() throws Exception {
        // Given
        EmbeddedPostgres leftOver = started(EmbeddedPostgres.at(temporary, 0));
        execute(leftOver, "CREATE TABLE said (what text)");
        // When
        try (EmbeddedPostgres postgres = started(EmbeddedPostgres.at(temporary, leftOver.port()))) {
            // Then
            assertThat(leftOver.isAlive()).isFalse();
            assertThat(query(postgres, "SELECT count(*) FROM said")).isEqualTo("0");
        }
    }

    @Test
    void startsBesideAStaleLockWhoseNumberAnotherProcessHasNow() throws Exception {
        // Given
        started(EmbeddedPostgres.at(temporary, 0)).stop();
        String lock = ProcessHandle.current().pid() + "\n" + temporary + "/data\n0\n0\n\n127.0.0.1\n";
        Files.writeString(temporary.resolve("data").resolve("postmaster.pid"), lock);
        // When
        try (EmbeddedPostgres postgres = started(EmbeddedPostgres.at(temporary, 0))) {
            // Then
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void stopsAtOnceWhileAClientIsConnected() throws Exception {
        // Given
        EmbeddedPostgres postgres = started(EmbeddedPostgres.temporaryAt(temporary));
        long pid = postgres.pid();
        try (Connection client = connect(postgres)) {
            // When
            postgres.stop();
            // Then
            assertThat(ProcessHandle.of(pid)).isEmpty();
            assertThat(client.isValid(1)).isFalse();
            assertThat(Files.readString(temporary.resolve("postgresql.log")))
                    .contains("received fast shutdown request")
                    .contains("database system is shut down");
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        // Given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When // Then
            assertThatThrownBy(() -> started(EmbeddedPostgres.at(temporary, other.getLocalPort())))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void showsItsReasonWhenItDoesNotStart() throws Exception {
        // Given
        started(EmbeddedPostgres.at(temporary, 0)).stop();
        Files.delete(temporary.resolve("data").resolve("global").resolve("pg_control"));
        // When // Then
        assertThatThrownBy(() -> started(EmbeddedPostgres.at(temporary, 0)))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("postgresql.log")
                .hasMessageContaining("pg_control");
    }

    private static <S extends LocalServer> S started(S server) {
        server.start();
        return server;
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.USERNAME, EmbeddedPostgres.PASSWORD);
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
