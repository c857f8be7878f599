package dev.parley.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessTest {

    private static final String SENTENCE = "The two sides met in the old customs house on Monday and spoke. ";

    private static String text(int sentences) {
        return SENTENCE.repeat(sentences).strip();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They met …",
                "They met [...]",
                "They met.\n\nContinue reading",
                "Вони зустрілись.\n\nЧитати далі →"
            })
    void shouldCallAPartWhatSaysThatItGoesOnElsewhere(String text) {
        assertThat(Completeness.of(text, null, 0)).isFalse();
        assertThat(Completeness.of(text(60) + "\n\n" + text, Access.FREE, 0)).isFalse();
    }

    @Test
    void shouldCallAPartWhatIsMuchShorterThanThePageSays() {
        assertThat(Completeness.of(text(10), null, 400)).isFalse();
        assertThat(Completeness.of(text(10), null, 130)).isTrue();
        assertThat(Completeness.of(text(10), null, 170)).isNull(); // words can be counted in many ways
    }

    @Test
    void shouldCallAPartTheFewSentencesOfWhatOthersPayFor() {
        assertThat(Completeness.of(text(5), Access.PAID, 0)).isFalse();
        assertThat(Completeness.of(text(5), Access.METERED, 0)).isFalse();
        assertThat(Completeness.of(text(60), Access.PAID, 0)).isTrue(); // the page hides it only from the eye
    }

    @Test
    void shouldBelieveThatWhatIsFreeIsAllThere() {
        assertThat(Completeness.of(text(2), Access.FREE, 0)).isTrue();
    }

    @Test
    void shouldSayNothingWhereNobodyCanTell() {
        assertThat(Completeness.of(text(5), null, 0)).isNull();
        assertThat(Completeness.of(text(30), Access.PAID, 0)).isNull();
        assertThat(Completeness.of(text(60) + " And then", null, 0)).isNull();
        assertThat(Completeness.of(text(60), null, 0)).isTrue();
        assertThat(Completeness.of("双方は月曜日に旧税関で会い、三時間話し合った。", null, 900)).isNull();
    }
}
