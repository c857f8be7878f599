package dev.parley.alert.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Whether news still come in. */
@Singleton
public final class Pulse {

    /**
     * When something came last.
     *
     * @param lastVerdict when a verdict on an article was last taken in, whatever it said
     * @param lastNotice when a notice was last raised
     * @param lastNumber the number of that notice; 0 when there is none
     * @param lastChange the number of the last thing that people did about a notice; 0 when there is none
     */
    public record Beat(
            @Nullable Instant lastVerdict, @Nullable Instant lastNotice, long lastNumber, long lastChange) {}

    private final Jdbi jdbi;

    public Pulse(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Beat now() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select (select max(decided_at) from verdict) as verdict,
                               (select raised_at from notice order by number desc limit 1) as notice,
                               (select coalesce(max(number), 0) from notice) as number,
                               (select coalesce(max(number), 0) from attention_change) as change""")
                .map((row, context) -> new Beat(
                        instant(row, "verdict"), instant(row, "notice"), row.getLong("number"), row.getLong("change")))
                .one());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
