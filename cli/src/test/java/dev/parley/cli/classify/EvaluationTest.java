package dev.parley.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.classify.ArticleClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Floors a little under the figures of the day they were set, so that no change of the rules makes verdicts worse unseen. */
class EvaluationTest {

    private static final Path CORPUS = Path.of("../../shared/corpus/dev.jsonl");
    private static final Evaluation EVALUATION = new Evaluation(ArticleClassifier.standard());

    @BeforeAll
    static void readCorpus() throws IOException {
        assumeTrue(
                Files.exists(CORPUS),
                () -> "skipped: there is no " + CORPUS.toAbsolutePath().normalize());
        LabelledArticle.readAll(CORPUS).forEach(EVALUATION::add);
    }

    @Test
    void flagsWithTheWeightsThatShipStayGood() {
        // When
        Counts flags = EVALUATION.shipped();
        // Then
        assertThat(flags.precision()).isGreaterThan(0.92);
        assertThat(flags.recall()).isGreaterThan(0.93);
    }

    @Test
    void flagsOfConflictsThatNothingWasLearnedFromStayGood() {
        // When
        Counts flags = EVALUATION.conflictLeftOut();
        // Then
        assertThat(flags.precision()).isGreaterThan(0.89);
        assertThat(flags.recall()).isGreaterThan(0.89);
        assertThat(flags.f1()).isGreaterThan(0.895);
    }

    @Test
    void flagsOfOutletsThatNothingWasLearnedFromStayGood() {
        // When
        Counts flags = EVALUATION.outletsLeftOut();
        // Then
        assertThat(flags.precision()).isGreaterThan(0.88);
        assertThat(flags.recall()).isGreaterThan(0.88);
        assertThat(flags.f1()).isGreaterThan(0.885);
    }

    @Test
    void flagsOfBeginningsStayGood() {
        // When
        Counts flags = EVALUATION.beginningsConflictLeftOut();
        // Then
        assertThat(flags.precision()).isGreaterThan(0.89);
        assertThat(flags.recall()).isGreaterThan(0.86);
    }

    @Test
    void flagsOfFirstLinesStayGood() {
        // When
        Counts flags = EVALUATION.firstLinesConflictLeftOut();
        // Then
        assertThat(flags.precision()).isGreaterThan(0.91);
        assertThat(flags.recall()).isGreaterThan(0.87);
    }

    @Test
    void changeTypesOfConflictsThatNothingWasLearnedFromStayGood() {
        // When
        Counts types = EVALUATION.typesConflictLeftOut();
        // Then
        assertThat(types.f1()).isGreaterThan(0.58);
    }

    @Test
    void instrumentsStayRight() {
        assertThat(EVALUATION.instrumentsRight()).isGreaterThan(0.89);
    }
}
