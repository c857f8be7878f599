package dev.parley.cli.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.classify.Article;
import dev.parley.classify.ArticleClassifier;
import dev.parley.cli.newsroom.Script.ExpectedNotice;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.NoticeKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The classifier reads the script as its duty editor does; this is found out here sooner than in a whole demo. */
class ScriptClassificationTest {

    private static final Script SCRIPT = Script.istanbul();
    private static final ArticleClassifier CLASSIFIER = ArticleClassifier.standard();

    static Stream<Script.Article> news() {
        return SCRIPT.articles().stream().filter(article -> article.second() != null);
    }

    static Stream<ExpectedNotice> firstReports() {
        return SCRIPT.notices().stream().filter(notice -> notice.kind() == NoticeKind.NEW);
    }

    @ParameterizedTest
    @MethodSource("news")
    void noArticleReportsWhatNobodyExpects(Script.Article article) {
        // When
        List<Change> changes = changes(article);

        // Then
        assertThat(changes).allMatch(change -> firstReports()
                .anyMatch(notice -> notice.articles().contains(article.id()) && says(change, notice)));
    }

    @ParameterizedTest
    @MethodSource("firstReports")
    void everyExpectedChangeIsReported(ExpectedNotice notice) {
        // When
        Stream<Change> changes = news().filter(article -> notice.articles().contains(article.id()))
                .flatMap(article -> changes(article).stream());

        // Then
        assertThat(changes).anyMatch(change -> says(change, notice));
    }

    private static List<Change> changes(Script.Article article) {
        return CLASSIFIER
                .classify(new Article(
                        article.id(), article.title(), article.text().strip(), null, null, "en", Instant.now()))
                .changes()
                .stream()
                .filter(change -> change.modality() != Modality.BACKGROUND)
                .toList();
    }

    private static boolean says(Change change, ExpectedNotice notice) {
        return notice.instrument() == change.instrument()
                && notice.change() == change.type()
                && notice.dossier().equals(change.dossier())
                && (notice.actor() == null || notice.actor().equals(change.actor()));
    }
}
