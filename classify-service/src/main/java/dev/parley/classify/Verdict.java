package dev.parley.classify;

import dev.parley.contract.event.Change;
import dev.parley.contract.event.StatedPosition;
import dev.parley.contract.event.VerdictReason;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The decision about one article revision.
 *
 * @param flagged true when the article reports a change
 * @param score 0 (surely no change) to 1 (surely a change)
 * @param reason why it is flagged or is not
 * @param dossier the watched conflict of the main change; absent when none of them is concerned
 * @param language ISO 639-1 as detected in the text
 * @param changes the main change first; at least one when flagged, otherwise none
 * @param positions what the parties are reported to want, clause by clause
 * @param rulesVersion names the rules that decided; other rules may decide otherwise about the same article
 */
public record Verdict(
        boolean flagged,
        double score,
        VerdictReason reason,
        @Nullable String dossier,
        @Nullable String language,
        List<Change> changes,
        List<StatedPosition> positions,
        String rulesVersion) {

    public Verdict {
        Objects.requireNonNull(reason, "reason");
        changes = List.copyOf(changes);
        positions = List.copyOf(positions);
        Objects.requireNonNull(rulesVersion, "rulesVersion");
    }
}
