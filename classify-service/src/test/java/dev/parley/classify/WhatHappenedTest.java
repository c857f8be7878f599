package dev.parley.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.VerdictReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sentence says is done to a ceasefire or memorandum, not what else its words could mean. */
class WhatHappenedTest {

    private static final ArticleClassifier CLASSIFIER = ArticleClassifier.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Russia hands Ukraine its peace memorandum                       | PROPOSED
            Russia says it has drafted a peace memorandum for Ukraine       | ANNOUNCED
            Ukraine rejects Russia's proposal for a ceasefire               | REJECTED
            Cambodia declares ceasefire with Thailand over                  | ENDED
            Russia declares ceasefire in Ukraine over Easter                | ANNOUNCED
            Russia shells Ukrainian town during Easter ceasefire            | VIOLATED
            Россия отвергла предложение Украины о прекращении огня          | REJECTED
            Россия и Украина договорились о прекращении ударов              | SIGNED
            Россия откладывает передачу Украине меморандума о перемирии     | DELAYED
            Начало перемирия между Израилем и ХАМАС отложили на сутки       | DELAYED
            ХАМАС приостановил выполнение соглашения о прекращении огня     | SUSPENDED
            Початок перемир'я між Ізраїлем і ХАМАС відклали на добу         | DELAYED
            ХАМАС призупинив виконання угоди про припинення вогню           | SUSPENDED
            Росія зламала енергетичне перемир'я з Україною                  | VIOLATED
            Україна та Росія погодили припинення вогню                      | SIGNED
            Підписання рамкової угоди України з Росією про завершення війни перенесено | DELAYED
            Україна й Росія пролонгували перемир'я на тиждень               | EXTENDED
            Россия растоптала перемирие с Украиной                          | VIOLATED
            Украина расторгла мирный договор с Россией                      | ENDED
            Украина и Россия условились о перемирии                         | SIGNED
            """)
    void theVerbThatGovernsTheInstrumentDecides(String title, String type) {
        // When
        Verdict verdict = CLASSIFIER.classify(new Article("article", title, title + ".", null, null, null, null));

        // Then
        assertThat(verdict.changes()).extracting(change -> change.type().name()).containsExactly(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Israel agrees to a ceasefire with Hezbollah to last until April 6      | ASSERTED
            Israel agrees to a ceasefire with Hezbollah until 6 April              | ASSERTED
            Israel agrees to a ceasefire with Hezbollah until Sunday               | ASSERTED
            Israel agrees to no ceasefire with Hezbollah until hostages are freed  | CONDITIONAL
            """)
    void aDayIsNoCondition(String title, String modality) {
        // When
        Verdict verdict = CLASSIFIER.classify(new Article("article", title, title + ".", null, null, null, null));

        // Then
        assertThat(verdict.changes())
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.modality().name()).isEqualTo(modality));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Opinion: Israel and Hezbollah signed a ceasefire built on sand",
                "Israel and Hezbollah signed a ceasefire built on sand | Opinion",
                "Мнение: Россия и Украина договорились о перемирии напрасно",
                "Думка: Росія та Україна домовилися про перемир'я даремно",
            })
    void whatTheOutletItselfCallsAnOpinionIsNoNews(String title) {
        // When
        Verdict verdict = CLASSIFIER.classify(new Article("article", title, title + ".", null, null, null, null));

        // Then
        assertThat(verdict.reason()).isEqualTo(VerdictReason.OPINION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Israel and Hezbollah agree to a ceasefire                                    | SIGNED
            Hezbollah agrees to a ceasefire with Israel                                  | ACCEPTED
            Israel and Hezbollah say the ceasefire, which began on Sunday, is holding    | HOLDING
            Soldiers of Thailand and Cambodia have kept to the truce                     | HOLDING
            Ceasefire between Thailand and Cambodia is set to take effect on Friday      | ANNOUNCED
            Лавров: Россия передаст Украине меморандум о перемирии                       | ANNOUNCED
            Пасхальное перемирие России и Украины, начавшееся в субботу, соблюдается     | HOLDING
            """)
    void whatIsRecalledPlannedOrAgreedByBothIsToldApart(String title, String type) {
        // When
        Verdict verdict = CLASSIFIER.classify(new Article("article", title, title + ".", null, null, null, null));

        // Then
        assertThat(verdict.changes()).extracting(change -> change.type().name()).containsExactly(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Retracted: Israel and Hezbollah agree to a ceasefire",
                "Отозвано: Россия и Украина договорились о перемирии",
                "Відкликано: Росія та Україна домовилися про перемир'я",
            })
    void whatTheOutletTakesBackReportsNothing(String title) {
        // When
        Verdict verdict = CLASSIFIER.classify(new Article("article", title, title + ".", null, null, null, null));

        // Then
        assertThat(verdict.flagged()).isFalse();
        assertThat(verdict.reason()).isEqualTo(VerdictReason.NO_CHANGE);
    }
}
