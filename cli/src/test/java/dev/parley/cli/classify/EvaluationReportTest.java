package dev.parley.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.classify.Article;
import dev.parley.classify.ArticleClassifier;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {

    private static final List<List<String>> ENEMIES = List.of(
            List.of("Russia", "Ukraine"),
            List.of("Israel", "Hamas"),
            List.of("India", "Pakistan"),
            List.of("Thailand", "Cambodia"),
            List.of("Armenia", "Azerbaijan"));
    private static final int PER_CONFLICT = 8;

    private static final ArticleClassifier CLASSIFIER = ArticleClassifier.standard();
    private static final Evaluation OF_FEW = new Evaluation(CLASSIFIER);
    private static final Evaluation OF_MANY = new Evaluation(CLASSIFIER);

    @BeforeAll
    static void judge() {
        // a reader's slip each: news of a library, and a rejection that is none
        LabelledArticle library = labelled(
                "library",
                true,
                "Council opens library",
                "The council opened a new library beside the harbour on Friday.");
        LabelledArticle rejection = labelled(
                "rejection",
                false,
                "Russia rejects ceasefire with Ukraine",
                "Russia rejected a ceasefire with Ukraine on Monday, the Kremlin said.");
        List.of(library, rejection).forEach(OF_FEW::add);
        List.of(library, rejection).forEach(OF_MANY::add);
        for (List<String> enemies : ENEMIES) {
            String one = enemies.get(0);
            String other = enemies.get(1);
            for (int i = 0; i < PER_CONFLICT; i++) {
                OF_MANY.add(labelled(
                        one + " news " + i,
                        true,
                        one + " rejects ceasefire with " + other,
                        one + " rejected a ceasefire with " + other + " on Monday, envoy number " + i + " said."));
                OF_MANY.add(labelled(
                        one + " other " + i,
                        false,
                        one + " shells towns of " + other,
                        "Guns of " + one + " fired " + i + " times at " + other
                                + ". Nobody there uses the word ceasefire."));
            }
        }
    }

    @Test
    void errorsAreCountedByKindWithoutBeingListed() {
        // When
        String printed = print(OF_FEW, false);
        // Then
        assertThat(printed)
                .containsSubsequence(
                        "false alarms by kind, as shipped",
                        "   1 NO_CHANGE, told as a fact in the headline",
                        "   1 in all",
                        "misses by kind, as shipped",
                        "   1 NO_MENTION",
                        "   1 in all")
                .doesNotContain("Council opens library", "Russia rejects");
    }

    @Test
    void errorsAreListedUnderTheirKind() {
        // When
        String printed = print(OF_FEW, true);
        // Then
        assertThat(printed)
                .containsSubsequence(
                        "told as a fact in the headline",
                        "rejection | rejection Post | Russia rejects ceasefire with Ukraine",
                        "NO_MENTION",
                        "0.00 library | library Post | Council opens library");
    }

    @Test
    void whereThereAreEnoughArticlesErrorsAreThoseOfWeightsFromOtherConflicts() {
        // When
        String printed = print(OF_MANY, true);
        // Then
        assertThat(printed)
                .containsSubsequence(
                        "false alarms by kind, leave one conflict out",
                        "   1 NO_CHANGE, told as a fact in the headline",
                        "rejection | rejection Post | Russia rejects ceasefire with Ukraine",
                        "   1 in all",
                        "misses by kind, leave one conflict out",
                        "   1 NO_MENTION",
                        "0.00 library | library Post | Council opens library",
                        "   1 in all")
                .doesNotContain("by kind, as shipped", "too few articles");
    }

    @Test
    void articlesOfOneOutletAreNotTriedOnOthers() {
        // Given
        Evaluation ofOneOutlet = new Evaluation(CLASSIFIER);
        for (List<String> enemies : ENEMIES) {
            for (int i = 0; i < PER_CONFLICT; i++) {
                String name = enemies.get(0) + i;
                ofOneOutlet.add(labelled(
                        "Daily " + name + " news",
                        true,
                        enemies.get(0) + " rejects ceasefire with " + enemies.get(1),
                        enemies.get(0) + " rejected a ceasefire with " + enemies.get(1) + " on Monday."));
                ofOneOutlet.add(
                        labelled("Daily " + name, false, name + " opens library", "The doors opened on Friday."));
            }
        }

        // When
        String report = print(ofOneOutlet, false);

        // Then
        assertThat(report).contains("leave one conflict out").doesNotContain("outlets out");
    }

    private static String print(Evaluation evaluation, boolean errors) {
        StringWriter printed = new StringWriter();
        evaluation.print(new PrintWriter(printed, true), errors);
        return printed.toString();
    }

    private static LabelledArticle labelled(String id, boolean flagged, String title, String text) {
        Set<ChangeType> types = flagged ? Set.of(ChangeType.REJECTED) : Set.of();
        return new LabelledArticle(
                new Article(id, title, text, null, id.split(" ")[0] + " Post", "en", null),
                flagged,
                flagged ? 1 : 0,
                flagged ? Set.of(Instrument.CEASEFIRE) : Set.of(),
                types,
                types,
                List.of());
    }
}
