package dev.parley.ingest.revision;

import java.time.Instant;
import java.util.Objects;

/**
 * The last published revision of an article.
 *
 * @param textHash as {@code Article.textHash()}
 * @param fromPage whether its text came from the page
 * @param feedUrl the feed that named the article first
 */
public record KnownArticle(
        int revision, String textHash, boolean fromPage, boolean backlog, Instant firstSeen, String feedUrl) {

    public KnownArticle {
        Objects.requireNonNull(textHash, "textHash");
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(feedUrl, "feedUrl");
    }
}
