package dev.parley.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.classify.ArticleClassifier;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationOfFewTest {

    @Test
    void aFewJudgedArticlesAreComparedAndNothingIsLearnedFromThem(@TempDir Path folder) throws Exception {
        // Given
        Path corpus = Files.writeString(folder.resolve("judged.jsonl"), """
                {"id": "a/1", "outlet": "herald", "language": "en", "title": "Russia rejects ceasefire with Ukraine",\
                 "text": "Russia on Monday rejected a ceasefire with Ukraine.", "label": {"flagged": true, "votes": [1],\
                 "instrument": ["ceasefire"], "types": ["rejected"], "parties": ["Russia", "Ukraine"]}, "notices": ["n"]}
                {"id": "b/1", "outlet": "post", "title": "Orchid show opens", "text": "The orchid show opened.",\
                 "label": {"flagged": false, "votes": [0], "instrument": [], "types": [], "parties": []}}
                """);
        Evaluation evaluation = new Evaluation(ArticleClassifier.standard());
        LabelledArticle.readAll(corpus).forEach(evaluation::add);

        // When
        StringWriter printed = new StringWriter();
        evaluation.print(new PrintWriter(printed, true), true);

        // Then
        assertThat(printed.toString())
                .contains("2 articles, 1 of them report a change", "as shipped", "too few articles to learn")
                .doesNotContain("leave one conflict out");
    }
}
