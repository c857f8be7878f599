package dev.parley.ingest.article;

import dev.parley.contract.event.Access;
import dev.parley.contract.event.TextSource;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an article page says.
 *
 * @param title without the outlet's name
 * @param byline the authors as printed
 * @param published when the page says it was published
 * @param updated when the page says it was last changed
 * @param canonicalUrl the page's own word on its address, where it is of the same site
 * @param language ISO 639-1 as declared
 * @param text plain text, paragraphs separated by an empty line; empty when there is none
 * @param method how the text was found
 * @param access who may read the whole article, where the page says so
 * @param words how long the article is, by the page's own account; 0 where it does not say
 * @param updates those of a live blog; none on other pages
 */
public record Page(
        @Nullable String title,
        @Nullable String byline,
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable CanonicalUrl canonicalUrl,
        @Nullable String language,
        String text,
        TextSource method,
        @Nullable Access access,
        int words,
        List<LiveUpdate> updates) {

    public Page {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(method, "method");
        updates = List.copyOf(updates);
    }
}
