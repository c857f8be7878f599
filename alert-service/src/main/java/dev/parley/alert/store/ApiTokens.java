package dev.parley.alert.store;

import dev.parley.alert.access.ApiToken;
import dev.parley.alert.access.Role;
import dev.parley.alert.access.Secret;
import dev.parley.alert.access.Visitor;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The tokens of programs, in PostgreSQL. */
@Singleton
public final class ApiTokens {

    private static final String COLUMNS =
            "select token_id, name, role, created_by, created_at, ends_at, used_at from api_token ";

    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final Jdbi jdbi;

    public ApiTokens(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest first; those that are over as well. */
    public List<ApiToken> all() {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + "order by created_at desc, token_id")
                .map(ApiTokens::token)
                .list());
    }

    public void add(ApiToken token, Secret secret) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into api_token (token_id, token_hash, name, role, created_by, created_at, ends_at)
                        values (:id, :hash, :name, :role, :by, :created, :ends)""")
                .bind("id", token.id())
                .bind("hash", secret.hash())
                .bind("name", token.name())
                .bind("role", token.role().name())
                .bind("by", token.createdBy())
                .bind("created", token.created())
                .bind("ends", token.ends())
                .execute());
    }

    /** The token that is no more; absent when there was none. */
    public Optional<ApiToken> remove(String id) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        delete from api_token where token_id = :id
                        returning token_id, name, role, created_by, created_at, ends_at, used_at""").bind("id", id).map(ApiTokens::token).findOne());
    }

    /** Who comes with it; and that it was used. */
    public Optional<Visitor> visitor(Secret secret, Instant now) {
        return jdbi.withHandle(handle -> {
            Optional<ApiToken> token = handle.createQuery(COLUMNS + "where token_hash = :hash")
                    .bind("hash", secret.hash())
                    .map(ApiTokens::token)
                    .findOne()
                    .filter(found -> !found.isOver(now));
            token.filter(found -> found.used() == null || found.used().isBefore(now.minus(PRECISION)))
                    .ifPresent(found -> handle.createUpdate("update api_token set used_at = :now where token_id = :id")
                            .bind("now", now)
                            .bind("id", found.id())
                            .execute());
            return token.map(ApiToken::visitor);
        });
    }

    private static ApiToken token(ResultSet row, StatementContext context) throws SQLException {
        Timestamp used = row.getTimestamp("used_at");
        return new ApiToken(
                row.getString("token_id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                used == null ? null : used.toInstant());
    }
}
