package dev.parley.classify;

import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.Modality;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a verdict is what it is.
 *
 * @param threshold the score from which on an article is flagged
 * @param contributions what was weighed, the heaviest first; none where the article was not read to its end
 * @param told the sentences behind the changes of a flagged article in the same order; for another one the sentence
 *     that came nearest, or none
 */
public record Explanation(Verdict verdict, double threshold, List<Contribution> contributions, List<ToldChange> told) {

    public Explanation {
        Objects.requireNonNull(verdict, "verdict");
        contributions = List.copyOf(contributions);
        told = List.copyOf(told);
    }

    /**
     * A feature of the article and what it does to the score.
     *
     * @param feature its name
     * @param value how much of it the article shows; below zero where it speaks against a change
     * @param effect added to the sum whose logistic function is the score
     */
    public record Contribution(String feature, double value, double effect) {}

    /**
     * A sentence that speaks of an instrument.
     *
     * @param type what it says happened; absent where it only names the instrument
     * @param modality absent as the type is
     * @param cue the words that say what happened; empty where there are none
     * @param instrument the words that name the instrument
     */
    public record ToldChange(
            Evidence evidence,
            @Nullable ChangeType type,
            @Nullable Modality modality,
            String cue,
            String instrument) {}
}
