package dev.parley.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.OutletRef;
import dev.parley.contract.event.StatedPosition;
import dev.parley.contract.event.TextSketch;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.event.VerdictReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Instant NOW = Instant.parse("2025-06-02T09:00:32Z");
    private static final Article ARTICLE =
            new Article("dove", "Two villages sign truce", "The elders signed it at the mill.", null, null, "en", null);
    private static final ArticleRef REF = new ArticleRef(
            "dove",
            1,
            new OutletRef("mill-post", "Mill Post", null, null, 2),
            "https://mill-post.example/dove",
            ARTICLE.title(),
            null,
            null,
            null,
            NOW,
            false);

    @Test
    void aFlaggedVerdictIsPublishedWithAllItHoldsAndTheSketchOfTitleAndText() {
        // Given
        Change change = change("The elders signed it at the mill.");
        StatedPosition position = new StatedPosition("Mill", "territory", "keeps it", "Mill keeps it.");
        Verdict verdict = flagged(change, position);

        // When
        VerdictEvent event = verdict.asEvent(REF, ARTICLE, NOW);

        // Then
        assertThat(event)
                .isEqualTo(new VerdictEvent(
                        REF,
                        true,
                        0.75,
                        VerdictReason.CHANGE_REPORTED,
                        "mill-war",
                        "en",
                        List.of(change),
                        List.of(position),
                        "rules-1",
                        NOW,
                        TextSketch.of("Two villages sign truce\nThe elders signed it at the mill.")
                                .asText()));
    }

    @Test
    void whatIsNotFlaggedHasNoSketch() {
        // Given
        Verdict verdict =
                new Verdict(false, 0.25, VerdictReason.NO_CHANGE, "mill-war", "en", List.of(), List.of(), "rules-1");

        // When
        VerdictEvent event = verdict.asEvent(REF, ARTICLE, NOW);

        // Then
        assertThat(event)
                .isEqualTo(new VerdictEvent(
                        REF,
                        false,
                        0.25,
                        VerdictReason.NO_CHANGE,
                        "mill-war",
                        "en",
                        List.of(),
                        List.of(),
                        "rules-1",
                        NOW,
                        null));
    }

    @Test
    void anEndlessEvidenceSentenceIsCutWithItsOffsets() {
        // Given
        String sentence = "\uD83D\uDD4A".repeat(50_000);
        Verdict verdict = flagged(change(sentence), new StatedPosition("A", "territory", sentence, sentence));

        // When
        VerdictEvent event = verdict.asEvent(REF, ARTICLE, NOW);

        // Then
        String cut = "\uD83D\uDD4A".repeat(2_000);
        Evidence evidence = event.changes().get(0).evidence();
        assertThat(evidence.start()).isEqualTo(10);
        assertThat(evidence.end()).isEqualTo(2_010);
        assertThat(evidence.quote()).isEqualTo(cut);
        assertThat(event.positions()).containsExactly(new StatedPosition("A", "territory", cut, cut));
    }

    private static Verdict flagged(Change change, StatedPosition position) {
        return new Verdict(
                true,
                0.75,
                VerdictReason.CHANGE_REPORTED,
                "mill-war",
                "en",
                List.of(change),
                List.of(position),
                "rules-1");
    }

    private static Change change(String quote) {
        return new Change(
                Instrument.CEASEFIRE,
                ChangeType.SIGNED,
                Modality.ASSERTED,
                null,
                List.of(),
                null,
                null,
                new Evidence(Evidence.Field.TEXT, 10, 10 + quote.codePointCount(0, quote.length()), quote),
                "test");
    }
}
