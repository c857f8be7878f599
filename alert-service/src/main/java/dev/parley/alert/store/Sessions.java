package dev.parley.alert.store;

import dev.parley.alert.access.Role;
import dev.parley.alert.access.Secret;
import dev.parley.alert.access.Session;
import dev.parley.alert.access.Visitor;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The browsers that somebody is signed in with, in PostgreSQL: all replicas know them, and each can be ended. */
@Singleton
public final class Sessions {

    /** A page that is open asks often; that it does is written down so often only. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final Jdbi jdbi;

    public Sessions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void open(Secret secret, String account, Instant now) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("delete from session where seen_at <= :idle or opened_at <= :old")
                    .bind("idle", now.minus(Session.IDLE))
                    .bind("old", now.minus(Session.LENGTH))
                    .execute();
            handle.createUpdate("""
                            insert into session (session_hash, account, opened_at, seen_at)
                            values (:hash, :account, :now, :now)""")
                    .bind("hash", secret.hash())
                    .bind("account", account)
                    .bind("now", now)
                    .execute();
            handle.createUpdate("update account set signed_in_at = :now where name = :account")
                    .bind("now", now)
                    .bind("account", account)
                    .execute();
        });
    }

    /** Who is signed in, with the role they have by now; and that they were seen. */
    public Optional<Visitor> visitor(Secret secret, Instant now) {
        return jdbi.withHandle(handle -> {
            Optional<Session> session = handle.createQuery("""
                            select s.account, a.role, s.opened_at, s.seen_at
                            from session s join account a on a.name = s.account where session_hash = :hash""")
                    .bind("hash", secret.hash())
                    .map(Sessions::session)
                    .findOne()
                    .filter(found -> !found.isOver(now));
            if (session.isPresent() && session.get().seen().isBefore(now.minus(PRECISION))) {
                handle.createUpdate("update session set seen_at = :now where session_hash = :hash")
                        .bind("now", now)
                        .bind("hash", secret.hash())
                        .execute();
            }
            return session.map(Session::visitor);
        });
    }

    public void end(Secret secret) {
        jdbi.useHandle(handle -> handle.execute("delete from session where session_hash = ?", secret.hash()));
    }

    private static Session session(ResultSet row, StatementContext context) throws SQLException {
        return new Session(
                row.getString("account"),
                Role.valueOf(row.getString("role")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("seen_at").toInstant());
    }
}
