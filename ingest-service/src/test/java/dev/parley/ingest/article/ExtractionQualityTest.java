package dev.parley.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ingest.markup.TimeLimit;
import dev.parley.testkit.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The floor lies just under what was reached when it was set: whoever falls below it has lost something. */
class ExtractionQualityTest {

    @Test
    void shouldFindTheTextOfRealNewsPages() throws IOException {
        // Given
        Path pages = SharedData.path("pages/news");
        ArticleExtractor extractor = new ArticleExtractor(new TimeLimit(TimeLimit.DEFAULT));
        ExtractionScore score = new ExtractionScore();

        // When
        for (String line : Files.readAllLines(pages.resolve("truth.jsonl"))) {
            JsonNode truth = new ObjectMapper().readTree(line);
            List<String> paragraphs = new ArrayList<>();
            truth.path("paragraphs").forEach(paragraph -> paragraphs.add(paragraph.asText()));
            byte[] page = unpacked(pages.resolve(truth.path("file").asText()));
            URI address = URI.create(truth.path("url").asText());
            score.add(
                    String.join("\n", paragraphs),
                    extractor.extract(page, null, address).map(Page::text).orElseThrow());
        }

        // Then
        assertThat(score.f1())
                .as("precision %.4f, recall %.4f", score.precision(), score.recall())
                .isGreaterThan(0.975);
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    @Test
    void shouldCountRunsOfFourWordsAndEachPageAlike() {
        // Given
        ExtractionScore score = new ExtractionScore();

        // When
        ExtractionScore.OfPage half = score.add("one two three four, five", "One two three four. Six!");
        ExtractionScore.OfPage nothing = score.add("one two three four", "");

        // Then
        assertThat(half).isEqualTo(new ExtractionScore.OfPage(0.5, 0.5));
        assertThat(nothing).isEqualTo(new ExtractionScore.OfPage(0, 0));
        assertThat(score.pages()).isEqualTo(2);
        assertThat(score.precision()).isEqualTo(0.25);
        assertThat(score.f1()).isEqualTo(0.25);
    }
}
