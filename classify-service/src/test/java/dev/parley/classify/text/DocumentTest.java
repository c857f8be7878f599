package dev.parley.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {

    /** A sentence is closed at the first word behind 1,200 characters. */
    private static final int LONGEST_SENTENCE = 1_300;

    /** Line ends may separate a few sentences less at the beginning of a text. */
    private static final int TOLERANCE = 20;

    private final Vocabulary vocabulary = new Vocabulary("en");

    /** All that is done with a sentence is bounded by its length: with its words, time would grow faster than the text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "truce ",
                "truce, ",
                "a",
                "a ",
                "a'",
                "a-",
                "U.S. ",
                "1,000 ",
                "т",
                "c\u200b",
                "A\u2028",
                "\u202ea "
            })
    void noSentenceGrowsWithTheText(String piece) {
        // When
        Document once = read(piece.repeat(20_000));
        Document twice = read(piece.repeat(40_000));

        // Then
        assertThat(twice.sentences())
                .allSatisfy(sentence -> assertThat(sentence.length()).isLessThan(LONGEST_SENTENCE));
        assertThat(twice.size()).isBetween(once.size(), 2 * once.size());
        assertThat(twice.sentences())
                .hasSizeBetween(once.sentences().size(), 2 * once.sentences().size() + TOLERANCE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ceasefire | ceasefire | 0
            Ceasefire | ceasefire | 1
            CEASEFIRE | ceasefire | 2
            IDF's | idf | 2
            U.S. | u.s | 2
            1,000 | 1.000 | 0
            30-day | 30 | 0
            café | cafe | 0
            сeаsefire | ceasefire | 0
            don't | don't | 0
            """)
    void aWordIsComparedInItsFoldedForm(String written, String form, byte shape) {
        // When
        Document document = read(written + " end");

        // Then
        assertThat(document.word(0)).isEqualTo(form);
        assertThat(document.shape(0)).isEqualTo(shape);
        assertThat(document.start(0)).isZero();
    }

    @Test
    void aWordIsTheSameEntryWhereverItStands() {
        // When
        Document document = read("Truce, TRUCE and truce: tr\u200buce");

        // Then
        for (int word : new int[] {1, 3, 4}) {
            assertThat(document.entry(word)).isSameAs(document.entry(0));
        }
    }

    private Document read(String text) {
        return Document.read("", text, vocabulary, Set.of());
    }
}
