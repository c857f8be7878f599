package dev.parley.ingest.revision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TyposTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "They aggreed on a truce. | They agreed on a truce.",
                "The ceasefrie holds. | The ceasefire holds.",
                "They met on  Monday ; nobody spoke. | They met on Monday; nobody spoke.",
                "The delegtion left, tired | The delegation left — tired",
                "Делегация соглaсна | Делегация согласна",
            })
    void shouldTakeThisForACorrectedSlip(String before, String after) {
        assertThat(Typos.only(before, after)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "They agreed. | They have agreed.",
                "They will agree. | They will agreed.",
                "It is likely. | It is unlikely.",
                "They did not sign. | They did now sign.",
                "30 days of quiet | 80 days of quiet",
                "1.5 million | 15 million",
                "A deal with Iran | A deal with Iraq",
                "Marchenko signed | Markhenko signed",
                "They accept the terms. | They except the terms.",
                "The truce holds. | The truce holds?",
                "We accept it, he said. | “We accept it”, he said.",
                "The talks ended | The talks",
                "The talks were moral | The talks were amoral",
                "aaabbbb cccdddd eeefff ggghhh iiijjj kkklll | aaxbbbb ccxdddd eexfff ggxhhh iixjjj kkxlll",
            })
    void shouldNotTakeThisForACorrectedSlip(String before, String after) {
        assertThat(Typos.only(before, after)).isFalse();
    }
}
