package dev.parley.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.Change;
import dev.parley.contract.event.Evidence;
import dev.parley.testkit.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The stories of five outlets on the memorandums of Istanbul. */
class SeedStoriesTest {

    private final ArticleClassifier classifier = ArticleClassifier.standard();

    @Test
    void everySeedIsFlaggedWithExactEvidence() throws IOException {
        // Given
        for (Article seed : seeds()) {
            // When
            Verdict verdict = classifier.classify(seed);
            // Then
            assertThat(verdict.flagged()).as(seed.id()).isTrue();
            assertThat(verdict.dossier()).as(seed.id()).isEqualTo("ukraine-russia");
            for (Change change : verdict.changes()) {
                Evidence evidence = change.evidence();
                String field = evidence.field() == Evidence.Field.TITLE ? seed.title() : seed.text();
                int start = field.offsetByCodePoints(0, evidence.start());
                int end = field.offsetByCodePoints(start, evidence.end() - evidence.start());
                assertThat(field.substring(start, end)).as(seed.id()).isEqualTo(evidence.quote());
            }
        }
    }

    @Test
    void storiesOfOtherOutletsBehindTheArticleYieldNoEvidence() throws IOException {
        // Given
        Article seed = seeds().stream()
                .filter(article -> article.id().startsWith("004"))
                .findFirst()
                .orElseThrow();
        // When
        Verdict verdict = classifier.classify(seed);
        // Then
        assertThat(verdict.changes())
                .extracting(change -> change.evidence().quote())
                .noneMatch(quote -> quote.contains("drone")
                        || quote.contains("Ishiba")
                        || quote.contains("Wilders")
                        || quote.contains("Dutch"));
    }

    private static List<Article> seeds() throws IOException {
        Path folder = SharedData.path("seeds");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(SeedStoriesTest::article).toList();
        }
    }

    private static Article article(Path file) {
        try {
            String[] parts = Files.readString(file).split("\n", 2);
            return new Article(file.getFileName().toString(), parts[0], parts[1], null, null, null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
