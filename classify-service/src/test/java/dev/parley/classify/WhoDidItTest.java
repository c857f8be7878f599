package dev.parley.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.Change;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A notice names who did it: a wrong name is a false accusation. */
class WhoDidItTest {

    private static final ArticleClassifier CLASSIFIER = ArticleClassifier.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Russia accepts ceasefire proposed by Ukraine      | ACCEPTED | Russia
            Ukraine rejects Russian ceasefire offer           | REJECTED | Ukraine
            Hamas accepts Israeli ceasefire proposal          | ACCEPTED | Hamas
            Ukraine accuses Russia of breaking Easter truce   | VIOLATED | Russia
            India accuses Pakistan of violating ceasefire     | VIOLATED | Pakistan
            Ceasefire violated by Russia, says Kyiv           | VIOLATED | Russia
            Lebanon says Israel violated ceasefire            | VIOLATED | Israel
            """)
    void theOneWhoActsIsNamedAndNotWhoTellsOrOffered(String title, String type, String actor) {
        // When
        Verdict verdict = CLASSIFIER.classify(
                new Article("article", title, title + ", officials said on Friday.", null, null, null, null));

        // Then
        assertThat(verdict.changes())
                .filteredOn(change -> change.type().name().equals(type))
                .extracting(Change::actor)
                .containsOnly(actor)
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ukraine accuses Russia of breaking Easter truce | Ukraine
            Ceasefire violated by Russia, says Kyiv         | Ukraine
            Lebanon says Israel violated ceasefire          | Lebanon
            """)
    void theOneWhoSaysSoIsTheSpeaker(String title, String speaker) {
        // When
        Verdict verdict = CLASSIFIER.classify(new Article("article", title, "", null, null, null, null));

        // Then
        assertThat(verdict.changes()).first().satisfies(change -> assertThat(Objects.requireNonNull(change.speaker()))
                .isEqualTo(speaker));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Warring Sudan sides sign seven-day ceasefire in Jeddah | sudan
            Houthis and Saudi Arabia agree ceasefire               | yemen
            """)
    void mediatorsDoNotMakeTheConflict(String title, String dossier) {
        // Given
        String text = "The two sides signed a ceasefire on Sunday, the United States and Saudi Arabia said.";

        // When
        Verdict verdict = CLASSIFIER.classify(new Article("article", title, text, null, null, null, null));

        // Then
        assertThat(verdict.dossier()).isEqualTo(dossier);
    }
}
