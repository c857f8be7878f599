package dev.parley.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.StatedPosition;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionsTest {

    private static final ArticleClassifier CLASSIFIER = ArticleClassifier.standard();

    private static final String GAZA = "Israel and Hamas agree to talks on Gaza truce";
    private static final String SUDAN = "Sudan's army and RSF agree to truce talks in Jeddah";
    private static final String CAUCASUS = "Armenia and Azerbaijan agree on text of peace treaty";
    private static final String UKRAINE = "Russia hands Ukraine its peace memorandum at talks in Istanbul";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hamas demands a lasting end to the war and the release of Palestinian prisoners. | Hamas | ceasefire-terms | lasting end
            Hamas demands a lasting end to the war and the release of Palestinian prisoners. | Hamas | prisoners | release
            Israel insists on the disarmament of Hamas before anything else. | Israel | demobilisation | insists on the disarmament
            Netanyahu ruled out a withdrawal from the Philadelphi corridor. | Israel | territory | ruled out
            A 60-day ceasefire proposed by Israel was turned down by Hamas. | Hamas | ceasefire-terms | turned down
            A 60-day ceasefire proposed by Israel was turned down by Hamas. | Israel | ceasefire-terms | proposed
            Hamas rejected Israel's proposal for foreign troops in the strip. | Hamas | foreign-troops | rejected
            "We will not disarm," a Hamas official said. | Hamas | demobilisation | not disarm
            """)
    void aSentenceSaysWhoWantsWhat(String sentence, String party, String clause, String stance) {
        assertPosition(positions(GAZA, sentence), party, clause, stance, sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Burhan told reporters that the RSF must lay down its weapons. | Sudanese army | demobilisation | lay down its weapons
            Hemedti called for elections under a civilian government. | RSF | elections | called for elections
            The RSF opposes an arms embargo. | RSF | arms-supplies | opposes
            """)
    void theSpeakerWantsIt(String sentence, String party, String clause, String stance) {
        assertPosition(positions(SUDAN, sentence), party, clause, stance, sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Россия требует вывода украинских войск из четырех регионов и нейтралитета Украины. | Russia | territory | требует вывода
            Россия требует вывода украинских войск из четырех регионов и нейтралитета Украины. | Russia | alliance-membership | нейтралитета
            Киев отверг требование о демилитаризации. | Ukraine | demobilisation | отверг
            Зеленский призвал к обмену пленными и возвращению детей. | Ukraine | children | возвращению детей
            """)
    void russianIsRead(String sentence, String party, String clause, String stance) {
        // Given
        String title = "Москва передала Киеву меморандум о мирном урегулировании";
        // Then
        assertPosition(positions(title, sentence), party, clause, stance, sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Росія вимагає від України нейтралітету та заборони іноземних військ. | Russia | alliance-membership | нейтралітету
            Росія вимагає від України нейтралітету та заборони іноземних військ. | Russia | foreign-troops | іноземних військ
            Меморандум України передбачає безумовне припинення вогню і обмін усіх полонених. | Ukraine | prisoners | обмін
            Київ відкинув вимогу Москви про виведення українських військ з чотирьох областей. | Ukraine | territory | відкинув
            «Ми ніколи не визнаємо Крим російським», – заявив Зеленський. | Ukraine | territory | не визнаємо
            """)
    void ukrainianIsRead(String sentence, String party, String clause, String stance) {
        // Given
        String title = "Росія передала Україні мирний меморандум у Стамбулі";
        // Then
        assertPosition(positions(title, sentence), party, clause, stance, sentence);
    }

    @Test
    void partiesOfAnUnwatchedConflictAreReadByTheirStates() {
        // When
        List<StatedPosition> positions = positions(
                "Serbia and Kosovo agree to hold ceasefire",
                "Serbia and Kosovo agreed on Tuesday to a ceasefire along the border after shelling killed two soldiers.\n"
                        + "Kosovo wants international observers on the border.");
        // Then
        assertPosition(
                positions, "Kosovo", "monitoring", "observers", "Kosovo wants international observers on the border.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Protesters in Tel Aviv demanded a ceasefire.
            Analysts in Jerusalem want elections.
            Egyptian mediators proposed international monitoring.
            Hamas could demand elections.
            Israel never demanded elections.
            What does Hamas demand on prisoners?
            Israel said the truce talks were going well.
            The United Nations called for the release of all hostages in Israel.
            """)
    void whatNoPartyWantsIsNoPosition(String sentence) {
        assertThat(positions("Israel and Hamas hold truce talks", sentence)).isEmpty();
    }

    @Test
    void whoIsAddressedWantsNothing() {
        // When
        List<StatedPosition> positions = positions(
                UKRAINE, "Russia insists that Ukraine adopt neutrality, cut its army and recognise occupied regions.");
        // Then
        assertThat(positions).extracting(StatedPosition::party).containsOnly("Russia");
        assertThat(positions)
                .extracting(StatedPosition::clause)
                .containsExactlyInAnyOrder("alliance-membership", "demobilisation", "territory");
    }

    @Test
    void itemsBelongToWhoAnnouncesThem() {
        // Given
        String text = """
                Azerbaijan's conditions:
                - a new constitution for its neighbour
                - departure of the foreign observers

                Armenia's memorandum has three points:

                Release of all captives

                Delimitation of the border

                Talks between the ministers go on, Pashinyan said on Friday.
                """;
        // When
        List<StatedPosition> positions = positions(CAUCASUS, text);
        // Then
        assertThat(positions)
                .extracting(position -> position.party() + " " + position.clause())
                .containsExactlyInAnyOrder(
                        "Azerbaijan elections", "Azerbaijan monitoring", "Armenia prisoners", "Armenia territory");
    }

    @Test
    void theMemorandumBelongsToWhoeverWroteIt() {
        // Given
        String text = "Moscow's memorandum was read out on Monday. The document bans foreign troops. "
                + "These demands include the lifting of sanctions.";
        // When
        List<StatedPosition> positions = positions(UKRAINE, text);
        // Then
        assertPosition(positions, "Russia", "foreign-troops", "bans", "The document bans foreign troops.");
        assertPosition(positions, "Russia", "sanctions", "lifting", "These demands include the lifting of sanctions.");
    }

    @Test
    void aTableIsReadByItsHeads() {
        // Given
        String text = """
                | | Israel | Hamas |
                |---|---|---|
                | Hostages | All at once | In stages |
                | Withdrawal from Gaza | None | |
                """;
        // When
        List<StatedPosition> positions = positions(GAZA, text);
        // Then
        assertPosition(positions, "Israel", "prisoners", "All at once", "All at once");
        assertPosition(positions, "Hamas", "prisoners", "In stages", "In stages");
        assertPosition(positions, "Israel", "territory", "None", "None");
        assertThat(positions).hasSize(3);
    }

    @Test
    void aTableThatAPageGivesCellByCellIsReadToo() {
        // Given
        String text = String.join(
                "\n\n",
                "Both delegations met on Monday.",
                "Subject",
                "RSF",
                "Sudanese army",
                "Ceasefire",
                "Immediate and without conditions",
                "Only after the cities are empty of fighters",
                "Arms embargo",
                "Keep it",
                "Lift it",
                "Talks go on next week.");
        // When
        List<StatedPosition> positions = positions(SUDAN, text);
        // Then
        assertPosition(positions, "RSF", "ceasefire-terms", "Immediate", "Immediate and without conditions");
        assertPosition(positions, "Sudanese army", "arms-supplies", "Lift it", "Lift it");
        assertThat(positions).hasSize(4);
    }

    @Test
    void aStanceIsOneShortLineAndItsQuoteStandsInTheText() {
        // Given
        String long1 = "the withdrawal of troops from " + "one more village and ".repeat(30) + "the capital";
        // When
        List<StatedPosition> positions = positions(UKRAINE, "Russia demands " + long1 + ".");
        // Then
        assertThat(positions).singleElement().satisfies(position -> {
            assertThat(position.stance()).startsWith("demands the withdrawal").hasSizeLessThan(170);
        });
    }

    @Test
    void aBodyOfMegabytesIsJudgedToo() {
        // Given
        String text = "Russia rejects the ceasefire, Ukraine demands a memorandum and the ceasefire. ".repeat(60_000);
        // When
        Verdict verdict = CLASSIFIER.classify(article("Russia rejects ceasefire", text));
        // Then
        assertThat(verdict.flagged()).isTrue();
        assertThat(verdict.positions()).hasSizeBetween(1, 6);
    }

    @Test
    void noTextMakesItFail() {
        // Given
        String[] pieces = {
            "Russia",
            "Ukraine",
            "demands",
            "rejects",
            "ceasefire",
            "memorandum",
            "These include:",
            "\n- ",
            "\n",
            "\n\n",
            "|",
            "\t",
            "territory",
            "prisoners",
            "and",
            ",",
            ".",
            "said",
            "\u201c",
            "'",
            "First –",
            "его",
            "\u200b",
            "\ud83d",
            "\u202e",
            "must",
            "by",
            "Issue",
            "|---|",
            "ﷺ",
            "",
            "*",
            "1.",
            "we"
        };
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder("Russia and Ukraine agreed to a ceasefire on Monday. ");
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextInt(4) > 0 ? " " : "");
            }
            Article article = article("Russia and Ukraine agree to ceasefire", text.toString());
            // When
            Verdict verdict = CLASSIFIER.classify(article);
            // Then
            for (StatedPosition position : verdict.positions()) {
                assertThat(article.title() + "\n" + article.text()).contains(position.quote());
                assertThat(position.stance()).isNotBlank().doesNotContain("\n");
            }
        }
    }

    private static void assertPosition(
            List<StatedPosition> positions, String party, String clause, String stance, String quote) {
        assertThat(positions).as("%s on %s", party, clause).anySatisfy(position -> {
            assertThat(position.party()).isEqualTo(party);
            assertThat(position.clause()).isEqualTo(clause);
            assertThat(position.stance()).contains(stance);
            assertThat(quote).contains(position.quote());
        });
    }

    /** The positions of an article that is surely flagged, by its title. */
    private static List<StatedPosition> positions(String title, String text) {
        return CLASSIFIER.classify(article(title, text)).positions();
    }

    private static Article article(String title, String text) {
        return new Article("article", title, text, null, null, null, null);
    }
}
