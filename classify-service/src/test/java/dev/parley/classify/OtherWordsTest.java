package dev.parley.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Modality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes told without the words ceasefire, truce or peace plan, and such words where they mean something else. */
class OtherWordsTest {

    private static final ArticleClassifier CLASSIFIER = ArticleClassifier.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Russia and Ukraine agree to halt in firing around power station                | SIGNED
            Russia will refrain from hitting Ukrainian ports for a week, Kremlin says      | ANNOUNCED
            Taliban tell fighters to hold fire against Pakistan over Eid                   | ANNOUNCED
            Russia orders troops to cease combat in Ukraine for three days                 | ANNOUNCED
            Israel and Hamas agree a lull of two days                                      | SIGNED
            Israel and Hamas stretch Gaza pause by another day                             | EXTENDED
            Pause along India-Pakistan line to go on indefinitely                          | EXTENDED
            Not a single shot fired on India-Pakistan border for second night              | HOLDING
            Israel-Iran truce gets through its second night                                | HOLDING
            Sudan army puts humanitarian halt with RSF on ice                              | SUSPENDED
            Guns to go silent in Gaza at noon, Israel and Hamas say                        | ANNOUNCED
            Thai and Cambodian ministers pen 11-point list for troops at the border        | SIGNED
            North Korea throws out South's end-of-war paper                                | REJECTED
            Russia blocks UN resolution for Ukraine truce                                  | REJECTED
            Army and rebels agree to a truce in northern Myanmar                           | SIGNED
            Both sides agree to a truce in Darfur, Sudan mediators say                     | SIGNED
            Autumn ceasefire between Israel and Hezbollah gives way                        | ENDED
            Armenia says peace treaty with Azerbaijan can wait                             | DELAYED
            Sudan army shelves its truce with the RSF                                      | SUSPENDED
            Cambodia ditches truce with Thailand                                           | ENDED
            Israel and Hezbollah shake hands on a truce                                    | SIGNED
            Armenia and Azerbaijan reword peace treaty                                     | AMENDED
            Drone strikes mar truce between Russia and Ukraine                             | VIOLATED
            Truce between Israel and Hezbollah holding firm                                | HOLDING
            Israel agrees to spare Iranian oil ports for a week as truce talks go on       | ACCEPTED
            Lebanon truce with Israel stays in force until 3 May                           | EXTENDED
            """)
    void whatBecomesOfAPauseIsReadInOtherWords(String title, String type) {
        // When
        Verdict verdict = classify(title, title + ". Weeks of fighting and strikes have cost hundreds of lives.");
        // Then
        assertThat(verdict.changes()).extracting(change -> change.type().name()).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gardener in Kyiv makes a truce with the foxes under her shed",
                "Serbia and Kosovo sign memorandum on number plates and roaming",
                "Analysis: why Israel and Hamas sign a ceasefire neither wants",
                "Ukrainian engineers without incident inspect the bridge at the border",
                "Parliament in Delhi rows over truce with Pakistan",
            })
    void theSameWordsForSomethingElseAreNoNews(String title) {
        assertThat(classify(title, title + ".").flagged()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'We count crabs, not shots': truce between Israel and Hezbollah holds on the coast, true",
        "\u201COur side of the bargain is kept\u201D: truce between Israel and Hezbollah holds, true",
        "Our view: why we need the truce between Israel and Hezbollah, false"
    })
    void whoIsQuotedInAHeadlineIsNotTheOutlet(String title, boolean flagged) {
        assertThat(classify(title, "Officers on both sides spoke of a calm night on Monday.")
                        .flagged())
                .isEqualTo(flagged);
    }

    @Test
    void aWarInTheNameOfAPaperDoesNotDateWhatBecomesOfIt() {
        // When
        Verdict verdict = classify(
                "North Korea rejects declaration to end the Korean War",
                "North Korea has rejected a declaration formally ending the Korean War, which Seoul had proposed.");
        // Then
        assertThat(verdict.changes()).isNotEmpty().allSatisfy(change -> assertThat(change.modality())
                .isNotEqualTo(Modality.BACKGROUND));
        assertThat(verdict.changes()).extracting(Change::type).contains(ChangeType.REJECTED);
    }

    @Test
    void whatAHeadlineMeansByAnAccordMayBeSaidInItsLead() {
        // When
        Verdict truce = classify(
                "Guards tear up accord on Lintara island",
                "A six-week truce on the island of Lintara collapsed on Friday when the guards shelled the harbour,"
                        + " killing four soldiers.");
        Verdict wages = classify(
                "Harbour company tears up accord", "The dockers' union said on Friday that pay talks would go on.");
        // Then
        assertThat(truce.changes()).extracting(Change::type).contains(ChangeType.ENDED);
        assertThat(wages.flagged()).isFalse();
    }

    @Test
    void aSecondTypeIsProvedByAnotherSentenceWhereTheHeadlineProvesTheFirst() {
        // When
        Verdict verdict = classify(
                "Petro halts truce with ELN and leaves talks",
                "Colombia's president halted the truce with the ELN on Monday. Peace talks with the guerrillas in"
                        + " Caracas would go on, he said.");
        // Then
        assertThat(verdict.changes())
                .extracting(Change::type)
                .contains(ChangeType.SUSPENDED, ChangeType.TALKS)
                .doesNotHaveDuplicates();
    }

    private static Verdict classify(String title, String text) {
        return CLASSIFIER.classify(new Article("article", title, text, null, null, null, null));
    }
}
