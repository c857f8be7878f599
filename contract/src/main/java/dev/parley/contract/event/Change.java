package dev.parley.contract.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A development that an article reports.
 *
 * @param dossier the watched conflict; absent when the conflict is not one of those watched
 * @param parties the belligerents concerned, in the dossier's spelling where there is one; may be empty
 * @param actor who did it (proposed, rejected, violated …), where the sentence says so
 * @param speaker who says so, where it is not the outlet itself
 * @param rule the name of the rule that decided
 */
public record Change(
        Instrument instrument,
        ChangeType type,
        Modality modality,
        @Nullable String dossier,
        List<String> parties,
        @Nullable String actor,
        @Nullable String speaker,
        Evidence evidence,
        String rule) {

    public Change {
        Objects.requireNonNull(instrument, "change.instrument");
        Objects.requireNonNull(type, "change.type");
        Objects.requireNonNull(modality, "change.modality");
        parties = List.copyOf(Objects.requireNonNull(parties, "change.parties"));
        Objects.requireNonNull(evidence, "change.evidence");
        Objects.requireNonNull(rule, "change.rule");
    }
}
