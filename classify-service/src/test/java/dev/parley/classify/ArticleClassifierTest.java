package dev.parley.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.classify.Findings.Said;
import dev.parley.classify.lexicon.Zone;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.VerdictReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleClassifierTest {

    private static final ArticleClassifier CLASSIFIER = ArticleClassifier.standard();

    private static final String LIVE_PAGE = """
            Here is what happened on Friday.

            Oligarch's yacht held in Genoa

            Italian police boarded the ship at dawn. Its owner has been under sanctions since spring.

            Russia announces ceasefire around two cities

            Russia's military announced a ceasefire around Mariupol and Volnovakha from 10 a.m. on Saturday so that people
            can leave. Ukraine said buses were ready.

            Harris to visit Poland

            The vice president flies to Warsaw on Wednesday. She will meet troops there.

            Prices of petrol rise again

            A litre cost two euros in Berlin. Drivers queued for hours.
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Russia rejects unconditional ceasefire | Russia rejected a Ukrainian proposal for an unconditional ceasefire on Monday, the Kremlin said. | ukraine-russia | CEASEFIRE | REJECTED
            Kyiv hands over its peace memorandum to Moscow | Ukraine handed its peace memorandum to the Russian delegation on Sunday, a member of the delegation said. | ukraine-russia | MEMORANDUM | PROPOSED
            Israel and Hamas agree to extend Gaza truce by two days | Israel and Hamas agreed to extend the truce in the Gaza Strip by two days, Qatar's foreign ministry said on Monday. | israel-hamas | CEASEFIRE | EXTENDED
            Sudan's army denies agreeing to ceasefire | Sudan's army denied on Friday that it had agreed to a ceasefire with the Rapid Support Forces. | sudan | CEASEFIRE | REJECTED
            India and Pakistan trade fire despite ceasefire | India accused Pakistan of violating the ceasefire along the Line of Control on Sunday, hours after it took effect. | india-pakistan | CEASEFIRE | VIOLATED
            Thailand and Cambodia sign ceasefire agreement | Thailand and Cambodia signed a ceasefire agreement in Kuala Lumpur on Monday, Malaysia's prime minister said. | thailand-cambodia | CEASEFIRE | SIGNED
            Росія відкинула припинення вогню | Росія у понеділок відкинула пропозицію України про безумовне припинення вогню, повідомили у Кремлі. | ukraine-russia | CEASEFIRE | REJECTED
            Россия передала Украине меморандум | Российская делегация передала Украине меморандум о мирном урегулировании на переговорах в Стамбуле, сообщил помощник президента. | ukraine-russia | MEMORANDUM | PROPOSED
            """)
    void aReportedChangeIsFlaggedWithItsSentence(
            String title, String text, String dossier, Instrument instrument, ChangeType type) {
        // When
        Verdict verdict = CLASSIFIER.classify(article(title, text));
        // Then
        assertThat(verdict.flagged()).isTrue();
        assertThat(verdict.reason()).isEqualTo(VerdictReason.CHANGE_REPORTED);
        assertThat(verdict.dossier()).isEqualTo(dossier);
        assertThat(verdict.changes()).anySatisfy(change -> {
            assertThat(change.instrument()).isEqualTo(instrument);
            assertThat(change.type()).isEqualTo(type);
        });
        assertThat(verdict.changes()).allSatisfy(change -> assertThat(quoted(change, title, text))
                .isEqualTo(change.evidence().quote()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Washington and Beijing extend trade truce | The United States and China agreed to extend their trade truce on tariffs by ninety days, officials said after talks in Geneva. | OTHER_SENSE
            Gangs in capital agree truce | Two street gangs in the capital agreed a truce after a priest spoke to their leaders, police said. | OTHER_SENSE
            Football clubs call truce over transfer | The two clubs called a truce in their quarrel over the striker's transfer on Friday. | OTHER_SENSE
            Ministry signs memorandum of understanding with shipyard | The ministry of transport signed a memorandum of understanding with a shipyard on Tuesday about new ferries. | NO_MENTION
            Village marks anniversary of armistice | A village museum marked the anniversary of the 1953 Korean armistice with an exhibition of letters. | NO_CONFLICT
            Cabinet approves budget | The cabinet approved next year's budget on Tuesday after a long debate about pensions. | NO_MENTION
            Russland lehnt Waffenruhe ab | Russland hat den Vorschlag der Ukraine für eine Waffenruhe am Montag abgelehnt, wie der Kreml mitteilte. | UNSUPPORTED_LANGUAGE
            """)
    void whatIsNoChangeIsHeldWithItsReason(String title, String text, VerdictReason reason) {
        // When
        Verdict verdict = CLASSIFIER.classify(article(title, text));
        // Then
        assertThat(verdict.flagged()).isFalse();
        assertThat(verdict.changes()).isEmpty();
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void findingsSayWhatSpeaksAgainstAChangeAndWhereWhatIsTold() {
        // Given
        Article flagged = article(
                "Russia rejects ceasefire",
                "Russia could accept a ceasefire with Ukraine on Monday, the Kremlin said.");
        // When
        Findings findings = CLASSIFIER.findings(flagged);
        // Then
        assertThat(CLASSIFIER.classify(flagged).flagged()).isTrue();
        assertThat(findings.reasonAgainst()).isEqualTo(VerdictReason.NO_CHANGE);
        assertThat(findings.said())
                .contains(
                        new Said(Zone.TITLE, Modality.ASSERTED, false), new Said(Zone.LEAD, Modality.POSSIBLE, false));
    }

    @Test
    void findingsOfWhatIsNotReadAreItsReasonAlone() {
        // Given
        Article german = article(
                "Waffenruhe in Sicht",
                "Die Vermittler haben am Montag nach langen Gesprächen über eine Waffenruhe mit der Regierung verhandelt.");
        // When
        Findings findings = CLASSIFIER.findings(german);
        // Then
        assertThat(findings).isEqualTo(new Findings(VerdictReason.UNSUPPORTED_LANGUAGE, List.of()));
    }

    @Test
    void aTruceOfWhoeverFightsNoWarIsOfAnotherSenseHoweverFirmlyItIsTold() {
        // Given
        Article bakeries = article("Bakery truce ends as rivals go back to war over buns", """
                The ceasefire is over, and customers are the winners. Two months after the two bakeries on the square signed
                their truce, the older one slashed the price of a bun to forty cents on Monday.

                "They have torn up the peace treaty," said an analyst of consumer prices. "That truce has collapsed."

                The chains' shares fell on the stock market. Investors expect a price war.
                """);

        // When
        Verdict verdict = CLASSIFIER.classify(bakeries);

        // Then
        assertThat(verdict.flagged()).isFalse();
        assertThat(verdict.reason()).isEqualTo(VerdictReason.OTHER_SENSE);
    }

    @Test
    void aLivePageIsDecidedItemByItem() {
        // When
        Verdict verdict = CLASSIFIER.classify(article("Ukraine updates: Yacht held, prices rise", LIVE_PAGE));

        // Then
        assertThat(verdict.flagged()).isTrue();
        assertThat(verdict.dossier()).isEqualTo("ukraine-russia");
        Change change = verdict.changes().get(0);
        assertThat(change.type()).isEqualTo(ChangeType.ANNOUNCED);
        assertThat(change.evidence().field()).isEqualTo(Evidence.Field.TEXT);
        assertThat(quoted(change, "", LIVE_PAGE))
                .isEqualTo(change.evidence().quote())
                .contains("announce", "ceasefire");
    }

    @Test
    void aRoundupTellsTheSameChangeOfTwoConflictsTwiceAndOfOneConflictOnce() {
        // Given
        String text = """
                Good evening. This is the day in short.

                Sudan's army violates truce hours after it began

                Sudan's army violated the truce with the Rapid Support Forces on Friday and shelled a market in Omdurman.

                Harris to visit Poland

                The vice president flies to Warsaw on Wednesday. She will meet troops there.

                India violates ceasefire on Line of Control, says Pakistan

                Pakistan accused India of violating the ceasefire along the Line of Control on Friday.

                Sudan's army violates truce again in the evening

                Sudan's army violated the truce with the Rapid Support Forces again on Friday evening, a spokesman said.
                """;

        // When
        Verdict verdict = CLASSIFIER.classify(article("Friday roundup", text));

        // Then
        assertThat(verdict.changes().stream()
                        .filter(change -> change.type() == ChangeType.VIOLATED)
                        .map(Change::dossier))
                .containsExactlyInAnyOrder("sudan", "india-pakistan");
    }

    @Test
    void aLivePageWhoseItemsOnlyRecallATruceReportsNone() {
        // Given
        String text = LIVE_PAGE
                .replace("Russia announces ceasefire around two cities", "Shells fall on two cities")
                .replaceAll(
                        "(?s)Russia's military announced.*?ready\\.",
                        "Nobody was hurt in Mariupol. Two years ago a" + " ceasefire had held there for a week.");

        // When
        Verdict verdict = CLASSIFIER.classify(article("Ukraine updates: Yacht held, prices rise", text));

        // Then
        assertThat(verdict.flagged()).isFalse();
    }

    @Test
    void anExplanationOfALivePageQuotesTheItem() {
        // When
        Explanation explanation = CLASSIFIER.explain(article("Ukraine updates: Yacht held, prices rise", LIVE_PAGE));

        // Then
        assertThat(explanation.told().get(0).instrument()).isEqualTo("ceasefire");
        assertThat(explanation.contributions()).isNotEmpty();
    }

    private static String quoted(Change change, String title, String text) {
        Evidence evidence = change.evidence();
        String field = evidence.field() == Evidence.Field.TITLE ? title : text;
        int start = field.offsetByCodePoints(0, evidence.start());
        return field.substring(start, field.offsetByCodePoints(start, evidence.end() - evidence.start()));
    }

    private static Article article(String title, String text) {
        return new Article("article", title, text, null, null, null, null);
    }
}
