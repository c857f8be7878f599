package dev.parley.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotationsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'We stop' says one       | We   | true
            'We stop' says one       | says | false
            She says “we stop”, then | we   | true
            She says “we stop”, then | then | false
            Kyiv's men's we          | we   | false
            The fighters' we         | we   | false
            He said: «we stop»       | stop | true
            'It isn't our war' say   | our  | true
            'It isn't our war' say   | say  | false
            """)
    void aWordIsQuotedWhileMarksBeforeItAreOpen(String source, String word, boolean quoted) {
        assertThat(Quotations.isOpen(source, 0, source.indexOf(word))).isEqualTo(quoted);
    }
}
