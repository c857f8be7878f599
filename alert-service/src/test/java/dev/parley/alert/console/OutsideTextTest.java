package dev.parley.alert.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.alert.console.OutsideText.Excerpt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideTextTest {

    @Test
    void charactersThatTurnTheDirectionOrHaveNoWidthAreLeftOut() {
        assertThat(OutsideText.plain("Rus\u200Bsia\u202E stcejer\u2066 a\u2069 cease\u00ADfire\uFEFF\u200F\u061C"))
                .isEqualTo("Russia stcejer a ceasefire");
    }

    @Test
    void joinersOfScriptsAndEmojiStay() {
        assertThat(OutsideText.plain("می\u200Cخواهم 👩\u200D⚖️")).isEqualTo("می\u200Cخواهم 👩\u200D⚖️");
    }

    @Test
    void controlCharactersAndTagsOfTheUnicodeKindAreLeftOutAndSpacesBecomeOne() {
        assertThat(OutsideText.plain(" a\u0000\u0007b \t\r\n\u00A0\u2003 c\uDB40\uDC41 "))
                .isEqualTo("ab c");
    }

    @Test
    void marksThatPileUpOnALetterAreCut() {
        assertThat(OutsideText.plain("a" + "\u0301".repeat(50) + "b")).isEqualTo("a\u0301\u0301\u0301b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Truce agreed | The Post;                 Truce agreed",
                "Truce agreed at the table :: the post;   Truce agreed at the table",
                "Truce agreed - The Post;                 Truce agreed",
                "Truce agreed, says The Post;             Truce agreed, says The Post",
                "Truce is agreed: The Post;               Truce is agreed: The Post",
                "Crowd is anti-The Post;                  Crowd is anti-The Post",
                "| The Post;                              | The Post",
                "The Post;                                The Post"
            })
    void nameOfTheOutletBehindATitleIsLeftOutWhereItIsNoPartOfIt(String title, String shown) {
        assertThat(OutsideText.withoutName(title, "The Post")).isEqualTo(shown);
    }

    @Test
    void longTextIsCutAtAWordAndTheWholeIsKept() {
        // Given
        String title = "peace ".repeat(20_000);

        // When
        Excerpt excerpt = OutsideText.excerpt(title, 20);

        // Then
        assertThat(excerpt.shown()).isEqualTo("peace peace peace…");
        assertThat(excerpt.isCut()).isTrue();
        assertThat(excerpt.whole()).hasSize(119_999);
        assertThat(excerpt.length()).isEqualTo(119_999);
    }

    @Test
    void textThatFitsIsNotCut() {
        assertThat(OutsideText.excerpt("🕊🕊🕊", 3)).isEqualTo(new Excerpt("🕊🕊🕊", null, 3));
    }

    @Test
    void noPairOfSurrogatesIsCutInTwo() {
        assertThat(OutsideText.excerpt("🕊".repeat(9), 4).shown()).isEqualTo("🕊🕊🕊🕊…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "//news.example/a",
                "/console",
                "https:///nobody",
                "https://a b/",
                ""
            })
    void onlyAddressesOfTheWebAreLinks(String address) {
        assertThat(OutsideText.link(address)).isEmpty();
    }

    @Test
    void addressesOfTheWebAreLinks() {
        assertThat(OutsideText.link("https://news.example/terms?a=b#c")).contains("https://news.example/terms?a=b#c");
        assertThat(OutsideText.link("http://news.example/мир")).contains("http://news.example/%D0%BC%D0%B8%D1%80");
    }
}
