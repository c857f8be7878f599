package dev.parley.alert.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void spacesCaseAndPunctuationDoNotMatter() {
        assertThat(Wording.of("  “Moscow” said:\u00a0No\u2014never! "))
                .isEqualTo(Wording.of("Moscow said \"no - never\""))
                .isEqualTo(new Wording("moscow said no never"));
    }

    @Test
    void wordsAndNumbersMatter() {
        assertThat(Wording.of("a 30-day truce")).isNotEqualTo(Wording.of("a 3-day truce"));
        assertThat(Wording.of("Kyiv agreed")).isNotEqualTo(Wording.of("Kyiv disagreed"));
    }

    @Test
    void worksInEveryScript() {
        assertThat(Wording.of("«Перемир’я», — сказав він.")).isEqualTo(Wording.of("перемир'я сказав він"));
        assertThat(Wording.of("Перемир'я")).isNotEqualTo(Wording.of("Мир"));
    }
}
