package dev.parley.classify;

import dev.parley.contract.event.ArticleEvent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an article, as far as the decision needs it.
 *
 * @param id names the article in messages
 * @param title plain text; may be empty
 * @param text plain text, paragraphs on lines of their own; may be empty
 * @param url where it was published
 * @param outlet who published it: the name or the short name
 * @param language ISO 639-1 as declared by page or feed; the text decides where the two differ
 * @param published when the outlet says it published
 */
public record Article(
        String id,
        String title,
        String text,
        @Nullable String url,
        @Nullable String outlet,
        @Nullable String language,
        @Nullable Instant published) {

    public Article {
        Objects.requireNonNull(id, "article.id");
        Objects.requireNonNull(title, "article.title");
        Objects.requireNonNull(text, "article.text");
    }

    /** The revision of an event. */
    public static Article of(ArticleEvent event) {
        return new Article(
                event.articleId(),
                event.title(),
                event.text(),
                event.canonicalUrl(),
                event.outlet().name(),
                event.language(),
                event.published());
    }
}
