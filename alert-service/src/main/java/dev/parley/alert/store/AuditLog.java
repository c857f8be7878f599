package dev.parley.alert.store;

import dev.parley.alert.access.AuditEntry;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What was done by whom, in PostgreSQL. Nothing changes it; it is forgotten by {@link Retention}. */
@Singleton
public final class AuditLog {

    private final Jdbi jdbi;

    public AuditLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void add(Instant at, String who, String action, String target, String detail, String address) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into audit_entry (at, who, action, target, detail, address)
                        values (:at, :who, :action, :target, :detail, :address)""")
                .bind("at", at)
                .bind("who", who)
                .bind("action", action)
                .bind("target", target)
                .bind("detail", detail)
                .bind("address", address)
                .execute());
    }

    /**
     * The newest first.
     *
     * @param before only entries with lower numbers; absent for all
     */
    public List<AuditEntry> newest(@Nullable Long before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select number, at, who, action, target, detail, address from audit_entry
                        where number < :before order by number desc limit :limit""")
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .bind("limit", limit)
                .map(AuditLog::entry)
                .list());
    }

    private static AuditEntry entry(ResultSet row, StatementContext context) throws SQLException {
        return new AuditEntry(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("who"),
                row.getString("action"),
                row.getString("target"),
                row.getString("detail"),
                row.getString("address"));
    }
}
