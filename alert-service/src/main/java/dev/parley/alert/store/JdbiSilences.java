package dev.parley.alert.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.alert.routing.Match;
import dev.parley.alert.silence.Silence;
import dev.parley.alert.silence.Silences;
import dev.parley.contract.kafka.EventJson;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The {@link Silences} in PostgreSQL. */
@Singleton
public final class JdbiSilences implements Silences {

    private static final String COLUMNS = "select silence_id, match, author, reason, starts_at, ends_at from silence ";

    private final Jdbi jdbi;

    public JdbiSilences(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Silence> active(Instant time) {
        return jdbi.withHandle(
                handle -> handle.createQuery(COLUMNS + "where starts_at <= :time and ends_at > :time order by ends_at")
                        .bind("time", time)
                        .map(JdbiSilences::silence)
                        .list());
    }

    /** Active ones and those of the last time, the latest end first. */
    public List<Silence> latest(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + "order by ends_at desc limit :limit")
                .bind("limit", limit)
                .map(JdbiSilences::silence)
                .list());
    }

    public Optional<Silence> find(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + "where silence_id = :id")
                .bind("id", id)
                .map(JdbiSilences::silence)
                .findOne());
    }

    public void add(Silence silence) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into silence (silence_id, match, author, reason, starts_at, ends_at)
                        values (:id, :match::jsonb, :author, :reason, :starts, :ends)""")
                .bind("id", silence.id())
                .bind("match", write(silence.match()))
                .bind("author", silence.author())
                .bind("reason", silence.reason())
                .bind("starts", silence.starts())
                .bind("ends", silence.ends())
                .execute());
    }

    /** Ends it now, unless it is over. */
    public void end(String id, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update silence set ends_at = :now where silence_id = :id and ends_at > :now")
                .bind("now", now)
                .bind("id", id)
                .execute());
    }

    private static String write(Match match) {
        try {
            return EventJson.mapper().writeValueAsString(match);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + match, e);
        }
    }

    private static Silence silence(ResultSet row, StatementContext context) throws SQLException {
        try {
            return new Silence(
                    row.getString("silence_id"),
                    EventJson.mapper().readValue(row.getString("match"), Match.class),
                    row.getString("author"),
                    row.getString("reason"),
                    row.getTimestamp("starts_at").toInstant(),
                    row.getTimestamp("ends_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds a silence that cannot be read", e);
        }
    }
}
