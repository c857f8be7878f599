package dev.parley.alert.entry;

import dev.parley.alert.access.Role;
import dev.parley.alert.access.Visitor;
import dev.parley.alert.access.Weakness;
import dev.parley.alert.store.Accounts;
import dev.parley.alert.store.AuditLog;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether those who come in are asked who they are; and that it is never left open to more than this machine. */
@Singleton
public final class AccessPolicy {

    private static final String SETTING = "PARLEY_ALERT_ACCESS";
    private static final String PASSWORD_SETTING = "PARLEY_ALERT_ADMIN_PASSWORD";
    private static final String FIRST_ADMIN = "admin";

    /** The values of the setting {@code parley.alert.access}. */
    public enum Access {
        /** Everybody comes in, and may do everything: for one machine. */
        OPEN,
        /** Names and passwords for people, tokens for programs. */
        ACCOUNTS
    }

    private final Access access;
    private final String host;
    private final Optional<String> adminPassword;
    private final Accounts accounts;
    private final AuditLog log;
    private final Clock clock;

    AccessPolicy(
            @ConfigProperty(name = "parley.alert.access", defaultValue = "open") Access access,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "parley.alert.admin-password") Optional<String> adminPassword,
            Accounts accounts,
            AuditLog log,
            Clock clock) {
        this.access = access;
        this.host = host;
        this.adminPassword = adminPassword.filter(password -> !password.isBlank());
        this.accounts = accounts;
        this.log = log;
        this.clock = clock;
    }

    /** Whether everybody comes in. */
    public boolean isOpen() {
        return access == Access.OPEN;
    }

    /** After the database, before anything answers requests. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 10) StartupEvent start) {
        if (isOpen()) {
            requireLoopback(host);
        } else if (!accounts.hasAdmin()) {
            addAdmin(adminPassword.orElseThrow(() -> new ConfigurationException(
                    "alert-service cannot start: %s is accounts, and there is no account of an admin yet. Set %s to a password of at least 12 characters; the account '%s' is made with it"
                            .formatted(SETTING, PASSWORD_SETTING, FIRST_ADMIN))));
        }
    }

    private void addAdmin(String password) {
        Weakness.of(FIRST_ADMIN, password).ifPresent(weakness -> {
            throw new ConfigurationException(
                    "alert-service cannot start: %s is no password: %s".formatted(PASSWORD_SETTING, weakness.reason()));
        });
        String hash = BcryptUtil.bcryptHash(password);
        if (accounts.add(FIRST_ADMIN, Role.ADMIN, hash, clock.instant())) {
            log.add(clock.instant(), "alert-service", "account.add", FIRST_ADMIN, Role.ADMIN.key(), "");
        } else if (!accounts.hasAdmin()) { // not made by another replica in between, but there with a lower role
            accounts.changePassword(FIRST_ADMIN, hash);
            accounts.changeRole(FIRST_ADMIN, Role.ADMIN);
            log.add(clock.instant(), "alert-service", "account.role", FIRST_ADMIN, Role.ADMIN.key(), "");
        }
    }

    static void requireLoopback(String host) {
        if (!isLoopback(host)) {
            throw new ConfigurationException(
                    "alert-service cannot start: it would let everybody who reaches %s acknowledge, silence and read. Set %s=accounts, and %s for the first start; or QUARKUS_HTTP_HOST=127.0.0.1 to serve this machine alone"
                            .formatted(host, SETTING, PASSWORD_SETTING));
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Who comes in without being asked; nobody where there are accounts. */
    Optional<Visitor> unasked() {
        return isOpen() ? Optional.of(Visitor.LOCAL) : Optional.empty();
    }
}
