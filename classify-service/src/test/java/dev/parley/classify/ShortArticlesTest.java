package dev.parley.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Headlines with a line of text, as feeds give them, in three languages: news of real and of invented conflicts, and the
 * many other things that truces and memorandums can be.
 */
class ShortArticlesTest {

    private static final ArticleClassifier CLASSIFIER = ArticleClassifier.standard();

    /** What is expected of an article: one of these types, or no flag where there are none. */
    record Expected(String language, List<String> types, String title, String text) {

        static Expected of(String language, String line) {
            String[] parts = line.split(" \\| ", 3);
            List<String> types = parts[0].equals("no") ? List.of() : List.of(parts[0].split("/"));
            return new Expected(language, types, parts[1], parts[2]);
        }
    }

    static Stream<Expected> articles() {
        return Stream.of("en", "uk", "ru").flatMap(ShortArticlesTest::read);
    }

    private static Stream<Expected> read(String language) {
        String file = "short-articles-" + language + ".txt";
        try (InputStream in = Objects.requireNonNull(ShortArticlesTest.class.getResourceAsStream(file), file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Expected.of(language, line))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    @ParameterizedTest
    @MethodSource("articles")
    void aShortArticleIsReadAsItsEditorReadsIt(Expected expected) {
        // When
        Verdict verdict =
                CLASSIFIER.classify(new Article("article", expected.title, expected.text, null, null, null, null));
        // Then
        assertThat(verdict.language()).isEqualTo(expected.language);
        assertThat(verdict.flagged()).isEqualTo(!expected.types.isEmpty());
        if (verdict.flagged()) {
            assertThat(verdict.changes())
                    .anyMatch(change -> expected.types.contains(change.type().name()));
        }
    }
}
