package dev.parley.contract.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The decision about one article revision, published by classify on {@code parley.verdicts}: one for every revision,
 * flagged or not, so that what was not alerted can be audited.
 *
 * @param score 0 (surely no change) to 1 (surely a change)
 * @param dossier the conflict of the main change
 * @param language ISO 639-1 as detected in the text
 * @param changes at least one when flagged, otherwise none
 * @param rulesVersion names the rules that decided; other rules may decide otherwise about the same revision
 * @param textSketch where flagged, the {@link TextSketch} of the article, by which copies of one text are found
 */
public record VerdictEvent(
        ArticleRef article,
        boolean flagged,
        double score,
        VerdictReason reason,
        @Nullable String dossier,
        @Nullable String language,
        List<Change> changes,
        List<StatedPosition> positions,
        String rulesVersion,
        Instant classified,
        @Nullable String textSketch)
        implements Event {

    public VerdictEvent {
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(reason, "reason");
        changes = List.copyOf(Objects.requireNonNull(changes, "changes"));
        positions = List.copyOf(Objects.requireNonNull(positions, "positions"));
        Required.text(rulesVersion, "rulesVersion");
        Objects.requireNonNull(classified, "classified");
        if (score < 0 || score > 1 || Double.isNaN(score)) {
            throw new IllegalArgumentException("score is " + score + ", not 0 to 1");
        }
        if (flagged == changes.isEmpty()) {
            throw new IllegalArgumentException("a flagged verdict names its changes, another has none");
        }
    }

    @Override
    public String eventId() {
        return article.articleId() + "." + article.revision() + "." + rulesVersion;
    }

    @Override
    public String key() {
        return article.articleId();
    }

    @Override
    public Instant time() {
        return classified;
    }
}
