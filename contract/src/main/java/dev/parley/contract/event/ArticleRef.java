package dev.parley.contract.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An article revision without its text: what later stages need to judge, to show and to link.
 *
 * @param url where a reader finds the article
 * @param credit the news agency that is credited, for instance {@code AFP}
 * @param backlog see {@link ArticleEvent#backlog()}
 */
public record ArticleRef(
        String articleId,
        int revision,
        OutletRef outlet,
        String url,
        String title,
        @Nullable String credit,
        @Nullable Instant published,
        @Nullable Instant updated,
        Instant firstSeen,
        boolean backlog) {

    public ArticleRef {
        Required.text(articleId, "article.articleId");
        if (revision < 1) {
            throw new IllegalArgumentException("article.revision is " + revision + ", not 1 or more");
        }
        Objects.requireNonNull(outlet, "article.outlet");
        Required.webAddress(url, "article.url");
        Objects.requireNonNull(title, "article.title");
        Objects.requireNonNull(firstSeen, "article.firstSeen");
    }

    /** The reference to the revision that the event carries; its URL is the canonical one. */
    public static ArticleRef of(ArticleEvent event) {
        return new ArticleRef(
                event.articleId(),
                event.revision(),
                event.outlet(),
                event.canonicalUrl(),
                event.title(),
                event.credit(),
                event.published(),
                event.updated(),
                event.firstSeen(),
                event.backlog());
    }
}
