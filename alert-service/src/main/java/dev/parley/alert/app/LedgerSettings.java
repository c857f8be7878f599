package dev.parley.alert.app;

import dev.parley.alert.notice.LateWindow;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What can be set about the ledger. */
final class LedgerSettings {

    private LedgerSettings() {}

    /** @param length how far back what is reported may lie; what lies further back is history */
    @Produces
    @Singleton
    static LateWindow lateWindow(
            @ConfigProperty(name = "parley.alert.late-window", defaultValue = "P30D") Duration length) {
        try {
            return new LateWindow(length);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "alert-service cannot start: parley.alert.late-window: " + e.getMessage(), e);
        }
    }
}
