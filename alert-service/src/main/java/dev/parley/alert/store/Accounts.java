package dev.parley.alert.store;

import dev.parley.alert.access.Account;
import dev.parley.alert.access.Role;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The accounts in PostgreSQL. There is always one more admin than can be taken away. */
@Singleton
public final class Accounts {

    /** What came of a change. */
    public enum Outcome {
        DONE,
        /** There is no such account. */
        UNKNOWN,
        /** It would leave nobody who can let others in. */
        LAST_ADMIN
    }

    private static final String COLUMNS = "select name, role, created_at, signed_in_at from account ";

    private final Jdbi jdbi;

    public Accounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** By name. */
    public List<Account> all() {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + "order by name")
                .map(Accounts::account)
                .list());
    }

    public Optional<Account> find(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + "where name = :name")
                .bind("name", name)
                .map(Accounts::account)
                .findOne());
    }

    public Optional<String> passwordHash(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select password_hash from account where name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
    }

    public boolean hasAdmin() {
        return jdbi.withHandle(handle -> admins(handle) > 0);
    }

    /** Whether it was added; not so when the name is taken. */
    public boolean add(String name, Role role, String passwordHash, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                                insert into account (name, role, password_hash, created_at)
                                values (:name, :role, :hash, :now) on conflict do nothing""")
                        .bind("name", name)
                        .bind("role", role.name())
                        .bind("hash", passwordHash)
                        .bind("now", now)
                        .execute())
                == 1;
    }

    public Outcome changeRole(String name, Role role) {
        return change(name, role != Role.ADMIN, "update account set role = ? where name = ?", role.name(), name);
    }

    /** With it go the account's sessions. */
    public Outcome remove(String name) {
        return change(name, true, "delete from account where name = ?", name);
    }

    private Outcome change(String name, boolean takesAdmin, String statement, Object... values) {
        return jdbi.inTransaction(handle -> {
            // two admins who remove each other at the same time would leave none
            handle.execute("lock table account in share row exclusive mode");
            Optional<Role> role = handle.createQuery("select role from account where name = :name")
                    .bind("name", name)
                    .mapTo(Role.class)
                    .findOne();
            if (role.isEmpty()) {
                return Outcome.UNKNOWN;
            }
            if (takesAdmin && role.get() == Role.ADMIN && admins(handle) == 1) {
                return Outcome.LAST_ADMIN;
            }
            handle.execute(statement, values);
            return Outcome.DONE;
        });
    }

    /** Whether there is such an account. Whoever is signed in with the old password is no more. */
    public boolean changePassword(String name, String passwordHash) {
        return jdbi.inTransaction(handle -> {
            handle.execute("delete from session where account = ?", name);
            return handle.execute("update account set password_hash = ? where name = ?", passwordHash, name) == 1;
        });
    }

    private static long admins(Handle handle) {
        return handle.createQuery("select count(*) from account where role = 'ADMIN'")
                .mapTo(Long.class)
                .one();
    }

    private static Account account(ResultSet row, StatementContext context) throws SQLException {
        Timestamp signedIn = row.getTimestamp("signed_in_at");
        return new Account(
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getTimestamp("created_at").toInstant(),
                signedIn == null ? null : signedIn.toInstant());
    }
}
