package dev.parley.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.ChangeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one name, one verb or the case of a name says about the conflict and the change. */
class NamesAndPapersTest {

    private static final ArticleClassifier CLASSIFIER = ArticleClassifier.standard();

    @ParameterizedTest
    @CsvSource({
        "В Кремле опровергли согласие на перемирие, ukraine-russia",
        "У Кремлі заперечили згоду на перемир'я, ukraine-russia",
        "Перемирие с Ираном вступило в силу, israel-us-iran",
        "Генсек призвал к перемирию в Судане, sudan",
        "Кремль отверг перемирие, ukraine-russia",
        "Уряд Чаду та чадські повстанці погодили перемир'я, chad",
        "Богота прервала перемирие с Армией национального освобождения, colombia",
        "У Бенгазі відхилили перемир'я з Тріполі, libya"
    })
    void aPartyOrSceneIsKnownInEveryCaseAndIsEnoughForItsDossier(String title, String dossier) {
        assertThat(classify(title, title + ".").dossier()).isEqualTo(dossier);
    }

    @Test
    void aPaperHandedOverByAPartyAtWarIsOurs() {
        // When
        Verdict verdict = classify(
                "Kyiv hands over memorandum",
                "The paper runs to eight pages, a member of the delegation said on Monday.");
        // Then
        assertThat(verdict.flagged()).isTrue();
        assertThat(verdict.dossier()).isEqualTo("ukraine-russia");
        assertThat(verdict.changes()).extracting("type").contains(ChangeType.PROPOSED);
    }

    @Test
    void aPaperBetweenAPartyAtWarAndAThirdStateIsNot() {
        // When
        Verdict verdict = classify(
                "Ukraine hands over memorandum to Poland", "The ministers of agriculture met in Warsaw on Monday.");
        // Then
        assertThat(verdict.flagged()).isFalse();
    }

    @Test
    void theTalksAtWhichAPaperIsHandedOverAreNotTheNews() {
        // When
        Verdict verdict = classify(
                "Russia hands Ukraine its memorandum at Istanbul talks",
                "Russia handed Ukraine its memorandum on ending the war during talks in Istanbul on Monday.");
        // Then
        assertThat(verdict.changes()).extracting("type").contains(ChangeType.PROPOSED);
    }

    @Test
    void powersThatMeetOnSyriaAreNotThereWheneverTheyMeet() {
        assertThat(classify(
                                "Россия поддержала предложение Анкары о морском перемирии",
                                "Москва принимает инициативу Турции о прекращении ударов по портам.")
                        .dossier())
                .isEqualTo("ukraine-russia");
    }

    @Test
    void whatWasYearsAgoThisWeekIsHistory() {
        assertThat(classify(
                                "On this day: the ceasefire in Georgia",
                                "Eighteen years ago this week Russia and Georgia accepted a ceasefire. We look back.")
                        .flagged())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'Thai, Cambodian commanders strike truce', SIGNED",
        "'Thailand, Cambodia extend truce as strikes stop', EXTENDED"
    })
    void aTruceThatIsStruckIsAgreedAndNotBroken(String title, ChangeType type) {
        assertThat(classify(title, title + " on Monday.").changes())
                .extracting("type")
                .contains(type)
                .doesNotContain(ChangeType.VIOLATED);
    }

    @Test
    void talksThatEndEndNoTruce() {
        // When
        Verdict verdict = classify(
                "Israel and Hamas truce talks end in Cairo",
                "Talks on a truce between Israel and Hamas ended in Cairo on Monday without a breakthrough.");
        // Then
        assertThat(verdict.flagged()).isTrue();
        assertThat(verdict.changes())
                .extracting("type")
                .contains(ChangeType.TALKS)
                .doesNotContain(ChangeType.ENDED);
    }

    @Test
    void aTruceThatEndsAWarIsNotOver() {
        // When
        Verdict verdict = classify(
                "Israel and Hamas agree on truce",
                "Israel and Hamas agreed on Thursday on a truce, ending eleven days of fighting, officials said.");
        // Then
        assertThat(verdict.changes()).extracting("type").doesNotContain(ChangeType.ENDED);
    }

    private static Verdict classify(String title, String text) {
        return CLASSIFIER.classify(new Article("article", title, text, null, null, null, null));
    }
}
