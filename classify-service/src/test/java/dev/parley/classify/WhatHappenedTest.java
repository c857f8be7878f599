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
            В Сумской области стихли бои между Россией и Украиной           | IN_FORCE
            На кордоні Таїланду й Камбоджі вщухла стрілянина                | IN_FORCE
            Россия вышла из зерновой сделки с Украиной                      | ENDED
            Росія пристає на перемир'я з Україною                           | ACCEPTED
            Росія вдарила по порту попри обіцянку не бити по портах України | VIOLATED
            Перемирие между Россией и Украиной пролонгируется на неделю     | EXTENDED
            Росія оголосила про вихід із перемир'я з Україною               | ENDED
            Россия объявила о выходе из перемирия с Украиной                | ENDED
            Israel announces an extension of its truce with Hezbollah       | EXTENDED
            Хунта Мьянмы ввела перемирие с повстанцами до конца недели      | ANNOUNCED
            Хунта М'янми запровадила перемир'я з повстанцями на тиждень     | ANNOUNCED
            Підписання миру між Ефіопією і Тиграєм відклали                 | DELAYED
            Эфиопия и Тыграй подписали мир                                  | SIGNED
            Росія пристала на перемир'я з Україною                          | ACCEPTED
            Россия не спешит подписывать перемирие с Украиной               | DELAYED
            Россия не видит возможности согласиться на перемирие с Украиной | REJECTED
            Росія не бачить підстав погодитися на перемир'я з Україною      | REJECTED
            Русская служба получила черновик мирного соглашения Украины и России | TERMS
            Редакція отримала проєкт мирної угоди України та Росії          | TERMS
            Росія оголосила триденну тишу на фронті з Україною              | ANNOUNCED
            Армия Судана объявила о семи днях тишины в боях с СБП           | ANNOUNCED
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
                "Фейк: Росія та Україна таємно підписали перемир'я",
                "Фейк: Россия и Украина тайно подписали перемирие",
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
            Перемирие между Россией и Украиной вступило в силу в полночь                 | IN_FORCE
            Перемирие между Россией и Украиной вступит в силу в полночь                  | ANNOUNCED
            Перемир'я між Росією та Україною діє з опівночі                              | IN_FORCE
            Перемир'я між Росією та Україною діятиме з опівночі                          | ANNOUNCED
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

    /** Words that share a stem with those of a change. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Как передает агентство, Россия и Украина говорят о перемирии           | PROPOSED
            Стороны условились о перемирии в Судане                                | TERMS
            Перемирие в Сирии: что говорят в Дамаске                               | VIOLATED
            Договорились о перемирии Россия и Украина без огласки                  | TERMS
            """)
    void whatOnlySharesAStemIsNoCue(String title, String type) {
        // When
        Verdict verdict = CLASSIFIER.classify(new Article("article", title, title + ".", null, null, null, null));

        // Then
        assertThat(verdict.changes()).extracting(change -> change.type().name()).doesNotContain(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Чад і повстанці підписали мирну угоду в Нджамені       | Посли урядової делегації й повстанців підписали мирну угоду, повідомили в Чаді.
            Кыргызстан и Таджикистан договорились прекратить огонь | Кыргызстан и Таджикистан договорились прекратить огонь после обстрелов на границе, сообщили в Бишкеке. Перемирие действует с вечера, войска отводят.
            """)
    void statesWithoutADossierAreKnownInUkrainianAndRussian(String title, String text) {
        assertThat(CLASSIFIER
                        .classify(new Article("article", title, text, null, null, null, null))
                        .flagged())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Опитування: половина українців не вірить у перемир'я   | Соціологи опитали тисячу респондентів. Половина опитаних вважає, що перемир'я не втримається.
            Життя в Алеппо: вода двічі на тиждень                  | У кварталах міста від квітня діє домовленість про припинення вогню з Дамаском, тож до центру їдуть через два пости.
            Жизнь в Алеппо: вода дважды в неделю                   | В кварталах города с апреля действует договоренность о прекращении огня с Дамаском, до центра едут через два поста.
            Нова книжка про перемир'я в Кореї                      | Видавництво випустило книжку письменниці про людей, які живуть біля лінії перемир'я.
            Опрос: половина россиян не верит в перемирие           | Социологи опросили тысячу респондентов. Половина опрошенных считает, что перемирие не удержится.
            Новая книга о перемирии в Корее                        | Издательство выпустило книгу писательницы о людях, которые живут у линии перемирия.
            """)
    void pollsBooksAndWhatHasLongBeenInForceAreNoNews(String title, String text) {
        assertThat(CLASSIFIER
                        .classify(new Article("article", title, text, null, null, null, null))
                        .flagged())
                .isFalse();
    }
}
