package dev.parley.ingest.revision;

import java.time.Instant;
import java.util.Objects;

/**
 * An article that classify flagged and that is to be read again.
 *
 * @param url as the feed gave it
 * @param canonicalUrl identifies the article, whatever the page says now
 * @param outletId names the outlet in the list
 * @param feedUrl the feed that named it first
 * @param flagged when
 * @param missed how often in a row it was not found
 */
public record FlaggedArticle(
        String articleId,
        String url,
        String canonicalUrl,
        String outletId,
        String feedUrl,
        Instant flagged,
        int missed) {

    public FlaggedArticle {
        Objects.requireNonNull(articleId, "articleId");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(canonicalUrl, "canonicalUrl");
        Objects.requireNonNull(outletId, "outletId");
        Objects.requireNonNull(feedUrl, "feedUrl");
        Objects.requireNonNull(flagged, "flagged");
    }
}
