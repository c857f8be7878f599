package dev.parley.classify;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.StatedPosition;
import dev.parley.contract.event.TextSketch;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.event.VerdictReason;
import java.time.Instant;
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

    /**
     * The decision as the service publishes it: quotes without end are cut, and what is flagged carries the sketch by which
     * copies of its text are found.
     *
     * @param ref names the revision that was decided about
     * @param article the same revision as it was read
     * @param classified when it was decided
     */
    public VerdictEvent asEvent(ArticleRef ref, Article article, Instant classified) {
        return new VerdictEvent(
                ref,
                flagged,
                score,
                reason,
                dossier,
                language,
                changes.stream().map(QuoteLimit::within).toList(),
                positions.stream().map(QuoteLimit::within).toList(),
                rulesVersion,
                classified,
                flagged ? TextSketch.of(article.title() + "\n" + article.text()).asText() : null);
    }
}
