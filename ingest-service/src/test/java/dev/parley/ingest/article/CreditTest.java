package dev.parley.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreditTest {

    @Test
    void shouldFindTheAgencyWhereOutletsNameIt() {
        assertThat(Credit.of("A. Writer, Reuters", "Text.")).contains("Reuters");
        assertThat(Credit.of(null, "HARBOUR TOWN, June 2 (AFP) - They met.\n\nThey left."))
                .contains("AFP");
        assertThat(Credit.of(null, "They met.\n\nThey left. (dpa)")).contains("dpa");
        assertThat(Credit.of(null, "They met.\n\nAP, Reuters")).contains("AP, Reuters");
    }

    @Test
    void shouldKnowAgenciesInTheScriptsTheyAreWrittenIn() {
        assertThat(Credit.of(null, "КИЇВ, 2 червня (Укрінформ) – Сторони зустрілися."))
                .contains("Ukrinform");
        assertThat(Credit.of(null, "МОСКВА, 2 июня. /ТАСС/ - Стороны встретились."))
                .contains("TASS");
        assertThat(Credit.of("Інтерфакс-Україна", "Сторони зустрілися.")).contains("Interfax-Ukraine");
        assertThat(Credit.of(null, "双方は会った。【カイロ共同】\n\n【共同】")).contains("Kyodo");
    }

    @Test
    void shouldNotTakeAMentionForACredit() {
        assertThat(Credit.of("A. Writer", "The president told Reuters that talks would go on, and so they did today."))
                .isEmpty();
        assertThat(Credit.of(null, "A map of the apartments was shown.")).isEmpty();
        assertThat(Credit.of(null, "")).isEmpty();
    }
}
