package dev.parley.classify.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.classify.lexicon.LanguagePack;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.text.Sentence;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LivePageTest {

    private static final String HEADED = """
            Rain fell on the capital all day. Trains were late.

            Mayor opens the new bridge

            The mayor cut a ribbon at noon. Children sang.

            — Ann Smith

            Bakers win the county prize

            Their rye bread won. The judges ate all of it.

            WATCH: How the bread was made

            Ferries stay in port for a third day

            The wind was too strong, the company said.

            Is the river too high?

            Engineers measured it on Monday.
            """;

    private final LanguagePack english = LanguagePack.load("en");

    @Test
    void everyHeadingOfALivePageBeginsAnItem() {
        // When
        List<Reading> items = items("County news: live updates", HEADED, null);

        // Then
        assertThat(items)
                .extracting(this::written)
                .containsExactly(
                        "[County news: live updates] Rain fell on the capital all day. Trains were late.",
                        "[Mayor opens the new bridge] The mayor cut a ribbon at noon. Children sang. Ann Smith",
                        "[Bakers win the county prize] Their rye bread won. The judges ate all of it."
                                + " WATCH: How the bread was made",
                        "[Ferries stay in port for a third day] The wind was too strong, the company said.",
                        "[Is the river too high?] Engineers measured it on Monday.");
    }

    @Test
    void anArticleWithHeadingsIsNoLivePage() {
        assertThat(items("How the county lives", HEADED, "https://example.org/county/how-it-delivers"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.live-county.example/county/rain", "https://live.example.org", "live"})
    void theNameOfTheOutletDoesNotSayThatItIsALivePage(String url) {
        assertThat(items("County news", HEADED, url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/world/2025/county-live-updates/123",
                "https://example.org/liveblog/county",
                "https://example.org/news/LIVE/county"
            })
    void theAddressMaySayThatItIsALivePage(String url) {
        assertThat(items("County news", HEADED, url)).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "10:42 GMT,11:03 GMT,12:10 GMT,13:55 GMT",
        "09.15,09.40,10.02,11.30",
        "June 8 3:15 p.m. ET,June 8 3:40 p.m. ET,June 8 4:02 p.m. ET,June 8 5:00 p.m. ET",
        "Updated 8:30,Updated 9:30,Updated 10:30,Updated 11:30"
    })
    void timesOfTheDaySayThatItIsALivePageAndBeginItsItems(String first, String second, String third, String fourth) {
        // Given
        String text = "What happened today.\n\n" + first + "\n\nThe mayor spoke.\n\n" + second
                + "\n\nBakers win the county prize\n\nThey were glad.\n\n" + third + "\n\nThe ferry left.\n\n" + fourth
                + "\n\nIt came back.";

        // When
        List<Reading> items = items("County news", text, null);

        // Then
        assertThat(items)
                .extracting(this::written)
                .containsExactly(
                        "[County news] What happened today.",
                        "The mayor spoke.",
                        "[Bakers win the county prize] They were glad.",
                        "The ferry left.",
                        "It came back.");
    }

    @Test
    void aTimeMayStandInFrontOfTheItem() {
        // Given
        String text = """
                14:05 The mayor spoke for an hour.
                14:20 Bakers won the county prize.
                15:02 The ferry left.
                15:40 The ferry came back.
                16:00 The museum closed early.
                """;

        // When
        List<Reading> items = items("County news", text, null);

        // Then
        assertThat(items).hasSize(5);
        assertThat(written(items.get(2))).isEqualTo("15:02 The ferry left.");
    }

    @Test
    void aTimeMayStandInFrontOfAHeading() {
        // Given
        String text = """
                14:05 GMT – Mayor opens the new bridge over the old harbour canal
                The mayor cut a ribbon at noon, and children from four schools sang for an hour in the rain.

                14:20 GMT – Bakers win the county prize
                Their rye bread won.

                15:02 GMT – Ferries stay in port
                The wind was too strong.

                15:40 GMT – That is all for today
                Good night.
                """;

        // When
        List<Reading> items = items("County news", text, null);

        // Then
        assertThat(items)
                .extracting(this::written)
                .startsWith(
                        "[County news] [14:05 GMT – Mayor opens the new bridge over the old harbour canal]"
                                + " The mayor cut a ribbon at noon, and children from four schools sang for an hour in"
                                + " the rain.",
                        "[14:20 GMT – Bakers win the county prize] Their rye bread won.");
    }

    @Test
    void bulletsAndNumbersOfARoundupBeginItems() {
        // Given
        String text = """
                Good evening.

                1. BRIDGE OPENS. The mayor cut a ribbon.

                2. BREAD WINS. Bakers were glad.

                ► The ferry stayed in port for a third day, the company said.
                ► The museum closes early on Monday because of the heat.

                More on all of this tomorrow.
                """;

        // When
        List<Reading> items = items("Friday roundup", text, null);

        // Then
        assertThat(items).hasSize(6);
        assertThat(written(items.get(1))).contains("BRIDGE OPENS").doesNotContain("Bakers");
        assertThat(written(items.get(4))).contains("museum").doesNotContain("tomorrow");
    }

    @Test
    void aPageOfManyThousandLinesHasFiveHundredItemsAtMost() {
        // Given
        String text =
                IntStream.range(0, 20_000).mapToObj(i -> "\u2022 truce " + i).collect(Collectors.joining("\n"));

        // When
        List<Reading> items = items("Live updates", text, null);

        // Then
        assertThat(items).hasSize(500);
        assertThat(items.stream().mapToInt(item -> item.sentences().size()).sum())
                .isGreaterThanOrEqualTo(20_000);
    }

    private List<Reading> items(String title, String text, @Nullable String url) {
        return LivePage.items(Reading.of(english.read(title, text), english.lexicon()), url);
    }

    private String written(Reading item) {
        return item.sentences().stream()
                .map(sentence -> bracketed(item, sentence))
                .collect(Collectors.joining(" "));
    }

    private static String bracketed(Reading item, Sentence sentence) {
        String quote = item.document().quote(sentence);
        return sentence.heading() ? "[" + quote + "]" : quote;
    }
}
