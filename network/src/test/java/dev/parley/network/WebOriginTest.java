package dev.parley.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {

    @Test
    void shouldTakeOwnPagesAndProgramsForNoStrangers() {
        assertThat(WebOrigin.isForeign(null, "127.0.0.1:8181")).isFalse();
        assertThat(WebOrigin.isForeign("http://127.0.0.1:8181", "127.0.0.1:8181"))
                .isFalse();
        assertThat(WebOrigin.isForeign("https://parley.gazette.example", "Parley.gazette.example"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "http://127.0.0.1:8180",
                "http://127.0.0.1",
                "null",
                "",
                "file://",
                "no address at all"
            })
    void shouldKnowPagesOfOtherSites(String origin) {
        assertThat(WebOrigin.isForeign(origin, "127.0.0.1:8181")).isTrue();
        assertThat(WebOrigin.isForeign(origin, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:8181",
                "parley.localhost:80",
                "127.0.0.1",
                "127.0.0.1:8181",
                "[::1]:8181",
                "[::1]"
            })
    void shouldKnowTheMachineItselfAndNumbers(String host) {
        assertThat(WebOrigin.isLocalOrNumber(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":8181",
                "rebound.example:8181",
                "localhost.rebound.example",
                "127.0.0.1.rebound.example",
                "mylocalhost",
                "127.0.0.1@rebound.example",
                "rebound.example:"
            })
    void shouldNotTakeANameForTheMachineItself(String host) {
        assertThat(WebOrigin.isLocalOrNumber(host)).isFalse();
        assertThat(WebOrigin.isLocalOrNumber(null)).isFalse();
    }
}
