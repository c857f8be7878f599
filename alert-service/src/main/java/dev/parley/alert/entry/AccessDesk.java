package dev.parley.alert.entry;

import dev.parley.alert.access.Account;
import dev.parley.alert.access.ApiToken;
import dev.parley.alert.access.Role;
import dev.parley.alert.access.Secret;
import dev.parley.alert.access.Weakness;
import dev.parley.alert.store.Accounts;
import dev.parley.alert.store.ApiTokens;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where admins decide who comes in. Every change is recorded. */
@Singleton
public final class AccessDesk {

    /** Why something was not done. */
    public enum Refusal {
        /** Nobody is asked who they are here; accounts and tokens would have no effect. */
        OPEN("access is open: accounts and tokens have an effect with PARLEY_ALERT_ACCESS=accounts"),
        NO_NAME("a name has 2 to 60 of a–z, 0–9, dot, hyphen, underscore and @, and is not 'local'"),
        TAKEN("there is an account of this name already"),
        NO_ROLE("a role is one of viewer, editor, admin"),
        UNKNOWN("there is none of this name"),
        LAST_ADMIN("nobody else could let others in"),
        WRONG_PASSWORD("this is not your password"),
        NO_PURPOSE("a token needs a name of 1 to 60 characters: what it is for"),
        NO_END("a token ends within the next 366 days"),
        TOO_SHORT(Weakness.TOO_SHORT),
        TOO_LONG(Weakness.TOO_LONG),
        WELL_KNOWN(Weakness.WELL_KNOWN),
        ONE_NOTE(Weakness.ONE_NOTE),
        NAMES_ACCOUNT(Weakness.NAMES_ACCOUNT);

        private final String reason;

        Refusal(String reason) {
            this.reason = reason;
        }

        Refusal(Weakness weakness) {
            this("this is no password: " + weakness.reason());
        }

        /** In English. */
        public String reason() {
            return reason;
        }
    }

    /** That something was not done, and why; nothing was changed. */
    public static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final Refusal refusal;

        RefusedException(Refusal refusal) {
            super(refusal.reason());
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    /** A token as it is shown once. */
    public record Issued(ApiToken token, Secret secret) {}

    private final AccessPolicy policy;
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final SignIn signIn;
    private final Visitors visitors;
    private final Audit audit;
    private final Clock clock;

    AccessDesk(
            AccessPolicy policy,
            Accounts accounts,
            ApiTokens tokens,
            SignIn signIn,
            Visitors visitors,
            Audit audit,
            Clock clock) {
        this.policy = policy;
        this.accounts = accounts;
        this.tokens = tokens;
        this.signIn = signIn;
        this.visitors = visitors;
        this.audit = audit;
        this.clock = clock;
    }

    public boolean isOpen() {
        return policy.isOpen();
    }

    public List<Account> accounts() {
        return accounts.all();
    }

    public List<ApiToken> tokens() {
        return tokens.all();
    }

    /**
     * @throws RefusedException when the name, the role or the password is none, or the name is taken
     */
    public Account addAccount(@Nullable String name, @Nullable String role, @Nullable String password) {
        requireAccounts();
        if (name == null || !Account.isName(name)) {
            throw new RefusedException(Refusal.NO_NAME);
        }
        Role wanted = role(role);
        if (!accounts.add(name, wanted, hash(name, password), clock.instant())) {
            throw new RefusedException(Refusal.TAKEN);
        }
        audit.record("account.add", name, wanted.key());
        return accounts.find(name).orElseThrow(() -> new RefusedException(Refusal.UNKNOWN));
    }

    /**
     * In effect with the next request of whoever is signed in.
     *
     * @throws RefusedException when there is no such account or role, or it is the last admin's
     */
    public void changeRole(String name, @Nullable String role) {
        requireAccounts();
        Role wanted = role(role);
        require(accounts.changeRole(name, wanted));
        audit.record("account.role", name, wanted.key());
    }

    /**
     * Ends all sessions of the account.
     *
     * @throws RefusedException when there is no such account, or this is no password
     */
    public void changePassword(String name, @Nullable String password) {
        requireAccounts();
        if (!accounts.changePassword(name, hash(name, password))) {
            throw new RefusedException(Refusal.UNKNOWN);
        }
        audit.record("account.password", name, "");
    }

    /**
     * The visitor's own; they sign in again.
     *
     * @throws RefusedException when the password until now is another one, or the new one is none
     */
    public void changeOwnPassword(@Nullable String until, @Nullable String password) {
        requireAccounts();
        String name = visitors.current().name();
        if (until == null || !signIn.matches(name, until)) {
            throw new RefusedException(Refusal.WRONG_PASSWORD);
        }
        changePassword(name, password);
    }

    /**
     * @throws RefusedException when there is no such account, or it is the last admin's
     */
    public void removeAccount(String name) {
        requireAccounts();
        require(accounts.remove(name));
        audit.record("account.remove", name, "");
    }

    /**
     * A new token, which is told here and never again.
     *
     * @param ends absent is refused, too: a token ends
     * @throws RefusedException when the name, the role or the end is none
     */
    public Issued issueToken(@Nullable String name, @Nullable String role, @Nullable Instant ends) {
        requireAccounts();
        String purpose = name == null ? "" : name.strip();
        if (purpose.isEmpty() || purpose.length() > 60 || purpose.codePoints().anyMatch(Character::isISOControl)) {
            throw new RefusedException(Refusal.NO_PURPOSE);
        }
        Role wanted = role(role);
        Instant now = clock.instant();
        if (ends == null || !ends.isAfter(now) || ends.isAfter(now.plus(ApiToken.LONGEST))) {
            throw new RefusedException(Refusal.NO_END);
        }
        Secret secret = Secret.random(ApiToken.PREFIX);
        ApiToken token = new ApiToken(
                UUID.randomUUID().toString(),
                purpose,
                wanted,
                visitors.current().name(),
                now,
                ends,
                null);
        tokens.add(token, secret);
        audit.record("token.issue", purpose, wanted.key());
        return new Issued(token, secret);
    }

    /**
     * The token is worth nothing from now on.
     *
     * @throws RefusedException when there is no such token
     */
    public void revokeToken(String id) {
        ApiToken token = tokens.remove(id).orElseThrow(() -> new RefusedException(Refusal.UNKNOWN));
        audit.record("token.revoke", token.name(), token.role().key());
    }

    private void requireAccounts() {
        if (policy.isOpen()) {
            throw new RefusedException(Refusal.OPEN);
        }
    }

    private static void require(Accounts.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case UNKNOWN -> throw new RefusedException(Refusal.UNKNOWN);
            case LAST_ADMIN -> throw new RefusedException(Refusal.LAST_ADMIN);
        }
    }

    private static Role role(@Nullable String key) {
        return Role.of(key).orElseThrow(() -> new RefusedException(Refusal.NO_ROLE));
    }

    private static String hash(String name, @Nullable String password) {
        String text = password == null ? "" : password;
        Optional<Weakness> weakness = Weakness.of(name, text);
        if (weakness.isPresent()) {
            throw new RefusedException(Refusal.valueOf(weakness.get().name()));
        }
        return BcryptUtil.bcryptHash(text);
    }
}
