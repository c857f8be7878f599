package dev.parley.contract.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextSketchTest {

    private static String words(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    }

    @Test
    void case_punctuation_and_white_space_do_not_count() {
        TextSketch one = TextSketch.of("“The truce holds,” Kyiv said. Nobody fired.");
        TextSketch other = TextSketch.of("  the truce holds - KYIV said; nobody\nfired");

        assertThat(one.containment(other)).isEqualTo(1);
    }

    @Test
    void copy_that_was_cut_short_is_contained_in_the_whole() {
        assertThat(TextSketch.of(words(0, 90)).containment(TextSketch.of(words(0, 30))))
                .isEqualTo(1);
    }

    @Test
    void share_of_long_texts_is_estimated() {
        // Given
        TextSketch whole = TextSketch.of(words(0, 3_000));
        TextSketch half = TextSketch.of(words(1_500, 4_500));

        // Then
        assertThat(whole.containment(half)).isCloseTo(0.5, within(0.15));
        assertThat(half.containment(whole)).isEqualTo(whole.containment(half));
    }

    @Test
    void other_words_share_nothing_and_no_words_neither() {
        assertThat(TextSketch.of(words(0, 500)).containment(TextSketch.of(words(500, 900))))
                .isZero();
        assertThat(TextSketch.of("").containment(TextSketch.of("two words"))).isZero();
    }

    @Test
    void what_is_written_is_read_the_same() {
        // Given
        TextSketch sketch = TextSketch.of(words(0, 1_000));

        // When
        TextSketch read = TextSketch.parse(sketch.asText());

        // Then
        assertThat(read.asText()).isEqualTo(sketch.asText()).hasSizeLessThan(900);
        assertThat(read.containment(sketch)).isEqualTo(1);
    }

    @Test
    void something_else_is_refused() {
        assertThatThrownBy(() -> TextSketch.parse("no base64!")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TextSketch.parse("AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void share_is_reached_where_it_is_no_less() {
        for (int begin = 0; begin <= 600; begin += 20) {
            TextSketch whole = TextSketch.of(words(0, 300));
            TextSketch other = TextSketch.of(words(begin, begin + 200));
            double share = whole.containment(other);

            assertThat(whole.isContained(other, share)).isTrue();
            assertThat(whole.isContained(other, share + 0.001)).isFalse();
        }
        assertThat(TextSketch.of("").isContained(TextSketch.of(words(0, 300)), 0.5))
                .isFalse();
    }
}
