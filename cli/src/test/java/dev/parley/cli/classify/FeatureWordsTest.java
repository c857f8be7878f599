package dev.parley.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.classify.scoring.LogisticModel;
import org.junit.jupiter.api.Test;

class FeatureWordsTest {

    private final FeatureWords words = new FeatureWords();

    @Test
    void everyFeatureThatIsWeighedHasWords() {
        assertThat(LogisticModel.load("weights.txt").weights().keySet())
                .filteredOn(feature -> !feature.equals("bias"))
                .allSatisfy(feature -> assertThat(words.of(feature)).isNotEqualTo(feature));
    }

    @Test
    void aPartWithoutWordsOfItsOwnStandsInTheSentenceOfItsFeature() {
        assertThat(words.of("sense.trade")).isEqualTo("words of another sense (trade)");
    }
}
