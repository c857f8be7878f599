package dev.parley.alert;

import dev.parley.testkit.PostgresBackend;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty schema of its own in the shared PostgreSQL, with all migrations applied. */
public final class TestDatabase {

    private TestDatabase() {}

    public static Jdbi create() {
        PostgresBackend postgres = PostgresBackend.shared();
        String schema = "alert_" + UUID.randomUUID().toString().replace("-", "");
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(postgres.jdbcUrl());
        dataSource.setUser(postgres.username());
        dataSource.setPassword(postgres.password());
        dataSource.setCurrentSchema(schema);
        migrate(dataSource, schema);
        return Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
    }

    private static void migrate(DataSource dataSource, String schema) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("db/alert")
                .schemas(schema)
                .load()
                .migrate();
    }
}
