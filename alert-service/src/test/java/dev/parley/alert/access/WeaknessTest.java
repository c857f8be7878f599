package dev.parley.alert.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeaknessTest {

    @ParameterizedTest
    @CsvSource({
        "'',TOO_SHORT",
        "blue herons,TOO_SHORT",
        "admin,WELL_KNOWN",
        "changeme,WELL_KNOWN",
        "parley,WELL_KNOWN",
        "parley-admin-2026,WELL_KNOWN",
        "P4ssw0rd!P4ssw0rd!,WELL_KNOWN",
        "please-change-me,WELL_KNOWN",
        "380501234567,WELL_KNOWN",
        "abcabcabcabcabc,ONE_NOTE",
        "katherine-1987,NAMES_ACCOUNT"
    })
    void whatAnybodyWouldTryIsNoPassword(String password, Weakness weakness) {
        assertThat(Weakness.of("katherine", password)).contains(weakness);
    }

    @ParameterizedTest
    @ValueSource(strings = {"four herons on a pier", "Ku8-vT2m-Qx5z", "тихий ставок уночі", "katherine likes herons"})
    void othersAre(String password) {
        assertThat(Weakness.of("katherine", password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {73, 200})
    void whatBcryptWouldCutIsNone(int length) {
        assertThat(Weakness.of("katherine", "four herons ".repeat(20).substring(0, length)))
                .contains(Weakness.TOO_LONG);
    }
}
