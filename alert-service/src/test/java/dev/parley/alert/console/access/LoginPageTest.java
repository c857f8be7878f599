package dev.parley.alert.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginPageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//attacker.example",
                "https://attacker.example",
                "/\\attacker.example",
                "/\t/attacker.example",
                "",
                "/login?next=/login",
                "/logout"
            })
    void nobodyIsLedElsewhere(String next) {
        assertThat(LoginPage.within(next)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console/stories/s-1?lang=uk", "/?q=%D0%BC%D0%B8%D1%80"})
    void whoIsSignedInGoesOn(String next) {
        assertThat(LoginPage.within(next)).isEqualTo(next);
    }
}
