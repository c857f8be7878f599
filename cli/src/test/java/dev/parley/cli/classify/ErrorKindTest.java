package dev.parley.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.classify.Article;
import dev.parley.classify.ArticleClassifier;
import dev.parley.classify.Findings;
import dev.parley.classify.Findings.Said;
import dev.parley.classify.lexicon.Zone;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.VerdictReason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorKindTest {

    private static final ArticleClassifier CLASSIFIER = ArticleClassifier.standard();

    /** More words than a lead has. */
    private static final String LONG_LEAD =
            "The bakers of the old town lit their ovens before dawn and carried warm rolls across the frozen bridge. "
                    .repeat(5);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NO_MENTION       | Council opens library           | The council opened a new library beside the harbour on Friday.
            OTHER_SENSE      | Rival brewers agree price truce | Two breweries agreed a truce in their price war over supermarket shelves and tariffs, the trade association said.
            NO_CONFLICT      | Choir remembers armistice       | A choir of pensioners sang in the village hall to mark the armistice.
            OPINION          | Opinion: Why the truce matters  | Russia and Ukraine agreed to a ceasefire on Monday.
            TOLD_IN_HEADLINE | Russia rejects ceasefire        | Russia rejected a ceasefire with Ukraine on Monday, the Kremlin said.
            """)
    void anArticleIsOfTheKindOfWhatTheRulesSeeInIt(ErrorKind kind, String title, String text) {
        // When
        Findings findings = CLASSIFIER.findings(article(title, text));
        // Then
        assertThat(ErrorKind.of(findings)).isEqualTo(kind);
    }

    @Test
    void aLanguageThatIsNotReadIsAKindOfItsOwn() {
        // Given
        Article article = article(
                "Waffenruhe in Sicht",
                "Die Vermittler haben am Montag nach langen Gesprächen über eine Waffenruhe mit der Regierung verhandelt.");
        // When
        Findings findings = CLASSIFIER.findings(article);
        // Then
        assertThat(ErrorKind.of(findings)).isEqualTo(ErrorKind.UNSUPPORTED_LANGUAGE);
    }

    @Test
    void whatTheLeadTellsIsToldApartFromWhatStandsBelowIt() {
        // Given
        String news = "Russia rejected a ceasefire with Ukraine on Monday, the Kremlin said. ";
        // When
        Findings above = CLASSIFIER.findings(article("A busy morning", news + LONG_LEAD));
        Findings below = CLASSIFIER.findings(article("A busy morning", LONG_LEAD + news));
        // Then
        assertThat(ErrorKind.of(above)).isEqualTo(ErrorKind.TOLD_IN_LEAD);
        assertThat(ErrorKind.of(below)).isEqualTo(ErrorKind.TOLD_BELOW_LEAD);
    }

    @Test
    void anInstrumentOfWhichNothingIsToldIsAKindOfItsOwn() {
        // Given
        Article article = article(
                "Soldiers wait in Donbas trenches",
                "Ukrainian soldiers at the front near Donetsk, shelled by Russian troops, do not use the word ceasefire.");
        // When
        Findings findings = CLASSIFIER.findings(article);
        // Then
        assertThat(ErrorKind.of(findings)).isEqualTo(ErrorKind.NOTHING_TOLD);
    }

    @ParameterizedTest
    @MethodSource
    void whatIsSaidDecidesWhereTheReasonIsNoChange(ErrorKind kind, List<Said> said) {
        assertThat(ErrorKind.of(new Findings(VerdictReason.NO_CHANGE, said))).isEqualTo(kind);
    }

    static Stream<Arguments> whatIsSaidDecidesWhereTheReasonIsNoChange() {
        Said history = new Said(Zone.TITLE, Modality.BACKGROUND, false);
        Said possible = new Said(Zone.TITLE, Modality.POSSIBLE, false);
        Said conditional = new Said(Zone.LEAD, Modality.CONDITIONAL, false);
        Said denied = new Said(Zone.BODY, Modality.DENIED, false);
        Said hint = new Said(Zone.LEAD, Modality.ASSERTED, true);
        Said headline = new Said(Zone.TITLE, Modality.ASSERTED, false);
        Said lead = new Said(Zone.LEAD, Modality.ASSERTED, false);
        Said below = new Said(Zone.BODY, Modality.ASSERTED, false);
        return Stream.of(
                Arguments.of(ErrorKind.NOTHING_TOLD, List.of()),
                Arguments.of(ErrorKind.BACKGROUND_ONLY, List.of(history)),
                Arguments.of(ErrorKind.ONLY_HINTS, List.of(history, hint, denied)),
                Arguments.of(ErrorKind.ONLY_POSSIBLE, List.of(history, possible, hint)),
                Arguments.of(ErrorKind.ONLY_CONDITIONAL, List.of(conditional, denied)),
                Arguments.of(ErrorKind.ONLY_DENIED, List.of(history, denied)),
                Arguments.of(ErrorKind.TOLD_BELOW_LEAD, List.of(possible, hint, below)),
                Arguments.of(ErrorKind.TOLD_IN_LEAD, List.of(possible, lead, below)),
                Arguments.of(ErrorKind.TOLD_IN_HEADLINE, List.of(headline, lead, below)));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NO_CHANGE", "CHANGE_REPORTED"})
    void everyOtherReasonIsAKindWhateverIsSaid(VerdictReason reason) {
        // Given
        Said headline = new Said(Zone.TITLE, Modality.ASSERTED, false);
        // When
        ErrorKind kind = ErrorKind.of(new Findings(reason, List.of(headline)));
        // Then
        assertThat(kind.inWords()).isEqualTo(reason.name());
    }

    @Test
    void aReportedChangeIsNoReasonAgainstOne() {
        assertThatThrownBy(() -> ErrorKind.of(new Findings(VerdictReason.CHANGE_REPORTED, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Article article(String title, String text) {
        return new Article("article", title, text, null, null, null, null);
    }
}
