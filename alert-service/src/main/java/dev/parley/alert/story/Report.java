package dev.parley.alert.story;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One article revision reporting one change that may be news: anything but history. */
public record Report(ArticleRef article, Change change) {

    public Report {
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(change, "change");
        Certainty.of(change.modality());
    }

    public StorySubject subject() {
        return StorySubject.of(article, change);
    }

    public Certainty certainty() {
        return Certainty.of(change.modality());
    }

    public @Nullable String actor() {
        return change.actor();
    }

    /** The sentence that says so. */
    public String quote() {
        return change.evidence().quote();
    }

    /**
     * When it was news: published, or first seen where the outlet does not say or says a time that was still to come
     * when the article was there already.
     */
    public Instant eventTime() {
        Instant published = article.published();
        return published == null || published.isAfter(article.firstSeen()) ? article.firstSeen() : published;
    }
}
