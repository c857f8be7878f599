package dev.parley.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.Change;
import dev.parley.contract.event.Evidence;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that no outlet would write, but that a page may hold. */
class HostileTextsTest {

    private static final ArticleClassifier CLASSIFIER = ArticleClassifier.standard();
    private static final int MEGABYTES = 5_000_000;

    /** Words of the subject, signs, and what hides, turns or joins letters. */
    private static final List<String> PIECES = List.of(
            "ceasefire",
            "Russia",
            "Ukraine",
            "Hamas",
            "Israel",
            "memorandum",
            "rejected",
            "agreed",
            "demands",
            "said",
            "the",
            "of",
            "not",
            "if",
            "по",
            "не",
            "и",
            "перемир'я",
            "Росія",
            "вимагає",
            "отвергла",
            "перемирие",
            "停火",
            "وقف",
            "הפסקת",
            "truce truce",
            "1,000-for-1,000",
            "U.S.",
            "2014",
            "c\u0435as\u0435fir\u0435",
            "cease\u200bfire",
            "\u202eerifesaec\u202c",
            "e\u0301",
            "\u200b",
            "\u200f",
            "\ufeff",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "\u0000",
            "\u2028",
            "\n",
            "\n\n",
            "\n- ",
            "\t",
            "|",
            ".",
            "...",
            ",",
            ":",
            ";",
            "?",
            "«",
            "»",
            "\"",
            "\u201c",
            "'",
            "'s",
            "\u2014",
            "(",
            "");

    /** Of each supported language, so that most texts are read and not only found to be in none. */
    private static final List<String> BEGINNINGS = List.of(
            "It was said to be on the way to the end of the talks that they had in the city. ",
            "Про це стало відомо після того, як вони були на переговорах і що з них вийшло. ",
            "Об этом стало известно после того, как они были на переговорах и что из них вышло. ",
            "");

    @Test
    void tenThousandOfThemGetVerdictsWhoseEvidenceStandsInTheText() {
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            // Given
            Article article = article(text(random, 12), BEGINNINGS.get(i % 32 == 0 ? 3 : i % 3) + text(random, 40));

            // When
            Verdict verdict = CLASSIFIER.classify(article);

            // Then
            assertThat(verdict.changes()).allSatisfy(change -> assertThat(quoted(change, article))
                    .isEqualTo(change.evidence().quote()));
            if (i % 20 == 0) {
                assertThat(CLASSIFIER.classify(article)).isEqualTo(verdict);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Russia rejected ceasefire agreed by Ukraine signed truce ",
                "Russia demands that Ukraine accept the ceasefire and withdraw troops. ",
                "Russia|Ukraine|ceasefire|troops\n",
                "A ceasefire Russia\u2028",
                "ceasefire",
                "c\u200bease\u200bfire of the Rus\u200bsia \u202eand the Ukraine ",
                "Россия отвергла перемирие с Украиной и требует вывода войск, ",
                "a.b.c.",
                "a'",
                "\u200b",
                "\ud83d",
                "停火"
            })
    void megabytesOfTheSameAreReadUpToALimit(String piece) {
        // Given
        Article article = article("Russia rejects ceasefire", piece.repeat(MEGABYTES / piece.length()));

        // When
        Verdict verdict = CLASSIFIER.classify(article);

        // Then
        assertThat(verdict.changes()).allSatisfy(change -> {
            assertThat(quoted(change, article)).isEqualTo(change.evidence().quote());
            assertThat(change.evidence().end()).isLessThanOrEqualTo(300_000);
        });
    }

    @Test
    void aTitleOfMegabytesIsReadUpToTheSameLimit() {
        // Given
        String sentence = "Russia rejected the ceasefire that Ukraine had proposed. ";
        Article article = article(sentence.repeat(MEGABYTES / sentence.length()), "It did so on Monday.");

        // When
        Verdict verdict = CLASSIFIER.classify(article);

        // Then
        assertThat(verdict.score()).isPositive();
        assertThat(verdict.changes()).allSatisfy(change -> assertThat(quoted(change, article))
                .isEqualTo(change.evidence().quote()));
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most); length > 0; length--) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(4) > 0 ? " " : "");
        }
        return text.toString();
    }

    private static String quoted(Change change, Article article) {
        Evidence evidence = change.evidence();
        String field = evidence.field() == Evidence.Field.TITLE ? article.title() : article.text();
        int start = field.offsetByCodePoints(0, evidence.start());
        return field.substring(start, field.offsetByCodePoints(start, evidence.end() - evidence.start()));
    }

    private static Article article(String title, String text) {
        return new Article("article", title, text, null, null, null, null);
    }
}
