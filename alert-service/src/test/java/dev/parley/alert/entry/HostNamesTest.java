package dev.parley.alert.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

    private final HostNames names = new HostNames(Optional.of(List.of("Parley.example.org", "alert")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "console.localhost",
                "127.0.0.1",
                "10.1.2.3",
                "[::1]",
                "[2001:db8::1]",
                "alert",
                "ALERT",
                "parley.example.org"
            })
    void addressesAndOwnNamesAreAnswered(String host) {
        assertThat(names.isOurs(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"attacker.example", "127.0.0.1.attacker.example", "localhost.attacker.example", "1.2.3.4.5", ""})
    void namesThatOthersPointHereAreNot(String host) {
        assertThat(names.isOurs(host)).isFalse();
    }
}
