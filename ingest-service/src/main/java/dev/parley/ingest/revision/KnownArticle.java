package dev.parley.ingest.revision;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last published revision of an article.
 *
 * @param textHash as {@code Article.textHash()}
 * @param wording what it said; absent where that was a while ago
 * @param fromPage whether its text came from the page
 * @param feedUrl the feed that named the article first
 * @param withdrawn whether the outlet took it away
 * @param isWhole whether its text was known to be the whole article
 */
public record KnownArticle(
        int revision,
        String textHash,
        @Nullable Wording wording,
        boolean fromPage,
        boolean backlog,
        Instant firstSeen,
        String feedUrl,
        boolean withdrawn,
        boolean isWhole) {

    public KnownArticle {
        Objects.requireNonNull(textHash, "textHash");
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(feedUrl, "feedUrl");
    }

    /** What an article says. */
    public record Wording(String title, String text) {
        public Wording {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(text, "text");
        }
    }
}
