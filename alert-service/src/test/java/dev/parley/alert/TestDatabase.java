package dev.parley.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.kafka.EventJson;
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

    /** A notice as the store of the pipeline leaves it, as far as others read it. */
    public static void raise(Jdbi jdbi, NoticeEvent notice) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into notice (notice_id, story_id, dossier, instrument, change_type, raised_at, event)
                        values (:id, :storyId, :dossier, :instrument, :type, :raised, :event::jsonb)""")
                .bind("id", notice.noticeId())
                .bind("storyId", notice.storyId())
                .bind("dossier", notice.dossier())
                .bind("instrument", notice.instrument().name())
                .bind("type", notice.change().name())
                .bind("raised", notice.latency().raised())
                .bind("event", json(notice))
                .execute());
    }

    private static String json(NoticeEvent notice) {
        try {
            return EventJson.mapper().writeValueAsString(notice);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
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
