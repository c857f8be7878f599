package dev.parley.alert.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewordingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Moscow said no.                            | Moscow  said “no”.                          | NONE
            Kyiv Accepts the truce                     | Kyiv accepts the truce                      | NONE
            Ukrain accepts the ceasefire               | Ukraine accepts the ceasefire               | TYPO
            Russia accpets the ceasefire               | Russia accepts the ceasefire                | TYPO
            President Zelensky accepts the ceasefire   | President Zelenskyy accepts the ceasefire   | TYPO
            Hamas accepts the ceasefire                | Hamas has accepted the ceasefire            | TYPO
            Hamas accepts ceasefire                    | Hamas accepts the ceasefire                 | TYPO
            A truce of two to five days                | A truce of two to three days                | MATERIAL
            A truce of 30 days                         | A truce of 60 days                          | MATERIAL
            Hamas accepts the ceasefire                | Hamas does not accept the ceasefire         | MATERIAL
            Iran accepts the ceasefire                 | Iraq accepts the ceasefire                  | MATERIAL
            It begins on Sunday                        | It begins on Monday                         | MATERIAL
            Troops will now withdraw                   | Troops will not withdraw                    | MATERIAL
            Russia rejects the ceasefire               | Ukraine rejects the ceasefire               | MATERIAL
            Moscow said no                             | Moscow said never                           | MATERIAL
            """)
    void tellsSpellingFromMeaning(String before, String after, Rewording.Kind kind) {
        assertThat(Rewording.of(before, after).kind()).isEqualTo(kind);
    }

    @Test
    void showsWhatWentAndWhatCame() {
        assertThat(Rewording.of("A truce of two to five days.", "A truce of two to three days, he said.")
                        .wording()
                        .difference())
                .isEqualTo("A truce of two to [-five-] {+three+} days {+he said+}");
    }

    @Test
    void sentencesWithoutACommonWordAreShownWhole() {
        assertThat(Rewording.of("Moscow refused", "Kyiv agreed").wording().difference())
                .isEqualTo("[-Moscow refused-] {+Kyiv agreed+}");
    }
}
