package dev.parley.classify;

import dev.parley.classify.lexicon.Zone;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.VerdictReason;
import java.util.List;
import java.util.Objects;

/**
 * What an article is found to say before it is weighed, for those who look into wrong verdicts.
 *
 * @param reasonAgainst the reason of the verdict, or what it would be if the article were not flagged
 * @param said what its sentences say about instruments, in the order of the sentences
 */
public record Findings(VerdictReason reasonAgainst, List<Said> said) {

    public Findings {
        Objects.requireNonNull(reasonAgainst, "reasonAgainst");
        said = List.copyOf(said);
    }

    /**
     * Something that a sentence says happened to an instrument.
     *
     * @param zone where the sentence stands
     * @param hint whether its words say so only together with other evidence
     */
    public record Said(Zone zone, Modality modality, boolean hint) {}
}
