package dev.parley.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.testkit.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The floor lies just under what was reached when it was set: whoever falls below it has lost something. */
class ExtractionQualityTest {

    private static final int WORDS = 4;

    @Test
    void shouldFindTheTextOfRealNewsPages() throws IOException {
        // Given
        Path pages = SharedData.path("pages/news");
        ArticleExtractor extractor = new ArticleExtractor();
        double precision = 0;
        double recall = 0;
        int count = 0;

        // When
        for (String line : Files.readAllLines(pages.resolve("truth.jsonl"))) {
            JsonNode truth = new ObjectMapper().readTree(line);
            List<String> paragraphs = new ArrayList<>();
            truth.path("paragraphs").forEach(paragraph -> paragraphs.add(paragraph.asText()));
            Map<String, Integer> wanted = shingles(String.join("\n", paragraphs));
            Map<String, Integer> found = shingles(extractor
                    .extract(
                            unpacked(pages.resolve(truth.path("file").asText())),
                            null,
                            URI.create(truth.path("url").asText()))
                    .text());
            int common = common(wanted, found);
            precision += found.isEmpty() ? 0 : (double) common / size(found);
            recall += wanted.isEmpty() ? 1 : (double) common / size(wanted);
            count++;
        }

        // Then
        precision /= count;
        recall /= count;
        double f1 = 2 * precision * recall / (precision + recall);
        assertThat(f1).as("precision %.4f, recall %.4f", precision, recall).isGreaterThan(0.975);
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    /** How often each run of four words occurs. */
    private static Map<String, Integer> shingles(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (char c : (text.toLowerCase(Locale.ROOT) + " ").toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        Map<String, Integer> shingles = new HashMap<>();
        for (int i = 0; i + WORDS <= words.size(); i++) {
            shingles.merge(String.join(" ", words.subList(i, i + WORDS)), 1, Integer::sum);
        }
        return shingles;
    }

    private static int size(Map<String, Integer> shingles) {
        return shingles.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int common(Map<String, Integer> one, Map<String, Integer> other) {
        return one.entrySet().stream()
                .mapToInt(shingle -> Math.min(shingle.getValue(), other.getOrDefault(shingle.getKey(), 0)))
                .sum();
    }
}
