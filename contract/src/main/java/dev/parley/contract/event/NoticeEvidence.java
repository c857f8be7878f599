package dev.parley.contract.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that a notice rests on, with the article it stands in.
 *
 * @param speaker who says so, where it is not the outlet itself
 */
public record NoticeEvidence(
        ArticleRef article, Evidence evidence, @Nullable String speaker) {

    public NoticeEvidence {
        Objects.requireNonNull(article, "evidence.article");
        Objects.requireNonNull(evidence, "evidence.evidence");
    }
}
