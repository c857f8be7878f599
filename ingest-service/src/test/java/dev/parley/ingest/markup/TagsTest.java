package dev.parley.ingest.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TagsTest {

    private static final String LONG = "x".repeat(2_000);

    @Test
    void shouldTakeAnEndlessNameForText() {
        // When a tag, an end tag and an instruction have names that no author writes
        String plain = Tags.withNames("<p>One</p><" + LONG + "</" + LONG + "<?" + LONG + "<b>Two</b>");

        // Then they are text up to where a name would end, and what is around them stays
        assertThat(plain)
                .startsWith("<p>One</p>&lt;" + LONG)
                .contains("/" + LONG + "&lt;?")
                .endsWith(">Two</b>");
        assertThat(plain.substring(10, plain.length() - 9)).doesNotContain("<" + LONG, "<?");
    }

    @Test
    void shouldLeaveCommentsAndCharacterDataOfOneLongWord() {
        String text = "<!--" + LONG + "--><![CDATA[" + LONG + "]]><a href='" + LONG + "'>" + LONG + "</a>";

        assertThat(Tags.withNames(text)).isEqualTo(text);
    }

    @Test
    void shouldReadNoMoreThanFiftyThousandTags() {
        assertThat(Tags.bounded("<p>".repeat(60_000))).isEqualTo("<p>".repeat(50_000));
    }

    @Test
    void shouldTakeABaseForTextThatIsNoAddress() {
        String base = "<head><BASE href='https://gazette.example" + "/.".repeat(5_000) + "'><base href='/news'></head>";

        assertThat(Tags.withNames(base)).startsWith("<head>&lt;BASE").endsWith("<base href='/news'></head>");
    }
}
