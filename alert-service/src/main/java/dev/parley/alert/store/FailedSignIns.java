package dev.parley.alert.store;

import dev.parley.alert.access.BackOff;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Wrong passwords, in PostgreSQL: a guesser who goes to another replica is known there. */
@Singleton
public final class FailedSignIns {

    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final Duration SPRAY = Duration.ofMinutes(15);

    /** So many wrong passwords from one address, for whatever accounts, are no typing errors. */
    private static final int SPRAYED = 50;

    private final Jdbi jdbi;

    public FailedSignIns(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How long this one must wait before the next try; zero for not at all. */
    public Duration wait(String account, String address, Instant now) {
        return jdbi.withHandle(handle -> {
            long sprayed = handle.createQuery("""
                            select coalesce(sum(failures), 0) from failed_sign_in
                            where address = :address and failed_at > :since""")
                    .bind("address", address)
                    .bind("since", now.minus(SPRAY))
                    .mapTo(Long.class)
                    .one();
            return sprayed >= SPRAYED
                    ? SPRAY
                    : handle.createQuery("""
                            select failures, failed_at from failed_sign_in
                            where account = :account and address = :address""")
                            .bind("account", account)
                            .bind("address", address)
                            .map((row, context) -> new BackOff(
                                    row.getInt("failures"),
                                    row.getTimestamp("failed_at").toInstant()))
                            .findOne()
                            .map(backOff -> backOff.left(now))
                            .orElse(Duration.ZERO);
        });
    }

    public void add(String account, String address, Instant now) {
        jdbi.useTransaction(handle -> {
            handle.execute("delete from failed_sign_in where failed_at < ?", now.minus(REMEMBERED));
            handle.createUpdate("""
                            insert into failed_sign_in as f (account, address, failures, failed_at)
                            values (:account, :address, 1, :now)
                            on conflict (account, address)
                            do update set failures = f.failures + 1, failed_at = excluded.failed_at""")
                    .bind("account", account)
                    .bind("address", address)
                    .bind("now", now)
                    .execute();
        });
    }

    public void forget(String account, String address) {
        jdbi.useHandle(handle ->
                handle.execute("delete from failed_sign_in where account = ? and address = ?", account, address));
    }
}
