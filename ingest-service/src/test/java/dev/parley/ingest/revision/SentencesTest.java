package dev.parley.ingest.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.TextChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void shouldNameTheSentencesThatWereRemovedAndAdded() {
        String before = "They met at noon. Nobody spoke of a truce.\n\nThe talks go on. The talks go on.";
        String after = "They met at noon. Both sides agreed to a truce of 30 days.\n\nThe talks go on.";

        assertThat(Sentences.change(before, after))
                .isEqualTo(new TextChange(
                        List.of("Nobody spoke of a truce.", "The talks go on."),
                        List.of("Both sides agreed to a truce of 30 days.")));
    }

    @Test
    void shouldNotTakeAMovedSentenceForAChange() {
        assertThat(Sentences.change("One is here. Two is there.", "Two is there.\n\nOne is here."))
                .isEqualTo(new TextChange(List.of(), List.of()));
    }

    @Test
    void shouldCutWhatWouldMakeARecordTooLarge() {
        StringBuilder text = new StringBuilder("x".repeat(300_000)).append(". ");
        for (int i = 0; i < 1_000; i++) {
            text.append("Sentence number ").append(i).append(" says nothing.\n");
        }

        TextChange change = Sentences.change("", text.toString());

        assertThat(change.added()).hasSize(50).allSatisfy(sentence -> assertThat(sentence)
                .hasSizeLessThanOrEqualTo(1_000));
    }
}
