package dev.parley.alert.entry;

import dev.parley.alert.access.Account;
import dev.parley.alert.access.Secret;
import dev.parley.alert.store.Accounts;
import dev.parley.alert.store.FailedSignIns;
import dev.parley.alert.store.Sessions;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The way in with a name and a password, and out again. */
@Singleton
public final class SignIn {

    /** What came of a try. */
    public sealed interface Result {

        /** A new session, for the browser to keep. */
        record Admitted(Secret session) implements Result {}

        /** There is no such account, or it has another password; which, is not told. */
        record Refused() implements Result {}

        /** It was wrong too often; even the right password is not looked at until then. */
        record TooOften(Duration left) implements Result {}
    }

    /** Checked where there is no account, so that the time it takes does not tell that there is none. */
    private static final String NOBODYS_HASH =
            BcryptUtil.bcryptHash(Secret.random("").text());

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PASSWORD = 100;

    private final Accounts accounts;
    private final Sessions sessions;
    private final FailedSignIns failures;
    private final Audit audit;
    private final Clock clock;

    SignIn(Accounts accounts, Sessions sessions, FailedSignIns failures, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.failures = failures;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody tries to come in.
     *
     * @param before the session that the browser has; it ends, so that nobody who planted it shares the new one
     */
    public Result enter(String givenName, String password, Optional<Secret> before) {
        String lower = givenName.strip().toLowerCase(Locale.ROOT);
        String name = lower.substring(0, Math.min(lower.length(), LONGEST_NAME));
        String address = audit.address();
        Duration wait = failures.wait(name, address, clock.instant());
        if (!wait.isZero()) {
            return new Result.TooOften(wait);
        }
        if (!matches(name, password)) {
            failures.add(name, address, clock.instant());
            // of those who are nobody, the name may be a password in the wrong field
            audit.record(
                    Account.isName(name) && accounts.find(name).isPresent() ? name : "?", "session.refused", "", "");
            return new Result.Refused();
        }
        failures.forget(name, address);
        before.ifPresent(sessions::end);
        Secret session = Secret.random("");
        sessions.open(session, name, clock.instant());
        audit.record(name, "session.open", "", "");
        return new Result.Admitted(session);
    }

    /** Whether that is the password of the account. */
    public boolean matches(String name, String password) {
        if (password.length() > LONGEST_PASSWORD) {
            return false;
        }
        Optional<String> hash = accounts.passwordHash(name);
        boolean same = BcryptUtil.matches(password, hash.orElse(NOBODYS_HASH));
        return same && hash.isPresent();
    }

    /** Somebody goes. */
    public void leave(String name, Secret session) {
        sessions.end(session);
        audit.record(name, "session.end", "", "");
    }
}
