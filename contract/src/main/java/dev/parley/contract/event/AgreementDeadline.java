package dev.parley.contract.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * When an agreement runs out, unless it is prolonged.
 *
 * @param due a day that is named as the last one ends at its midnight where the conflict is
 * @param words those that say so, for instance {@code until 6 may}
 * @param change the change that the sentence reports
 * @param parties the belligerents concerned; may be empty
 * @param evidence the sentence
 */
public record AgreementDeadline(
        Instant due, String words, ChangeType change, List<String> parties, NoticeEvidence evidence) {

    public AgreementDeadline {
        Objects.requireNonNull(due, "deadline.due");
        Objects.requireNonNull(words, "deadline.words");
        Objects.requireNonNull(change, "deadline.change");
        parties = List.copyOf(Objects.requireNonNull(parties, "deadline.parties"));
        Objects.requireNonNull(evidence, "deadline.evidence");
    }
}
