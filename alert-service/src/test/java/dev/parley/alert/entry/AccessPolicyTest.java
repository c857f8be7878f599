package dev.parley.alert.entry;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPolicyTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.8.8.8"})
    void openAccessIsForThisMachine(String host) {
        assertThatCode(() -> AccessPolicy.requireLoopback(host)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
    void anythingElseIsRefusedWithWhatToSet(String host) {
        assertThatThrownBy(() -> AccessPolicy.requireLoopback(host))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(host, "PARLEY_ALERT_ACCESS=accounts", "PARLEY_ALERT_ADMIN_PASSWORD");
    }
}
