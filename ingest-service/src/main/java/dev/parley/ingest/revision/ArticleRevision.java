package dev.parley.ingest.revision;

import dev.parley.ingest.article.Article;
import dev.parley.ingest.outlet.Outlet;
import java.time.Instant;
import java.util.Objects;

/**
 * A new state of an article, to be published.
 *
 * @param revision 1 for the first
 * @param feedUrl the feed that named the article first
 * @param firstSeen when the article was first seen in a feed
 * @param backlog whether the article stood in the feed at its first poll
 */
public record ArticleRevision(
        Article article, Outlet outlet, int revision, String feedUrl, Instant firstSeen, boolean backlog) {

    public ArticleRevision {
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(outlet, "outlet");
        if (revision < 1) {
            throw new IllegalArgumentException("revision is " + revision + ", not 1 or more");
        }
        Objects.requireNonNull(feedUrl, "feedUrl");
        Objects.requireNonNull(firstSeen, "firstSeen");
    }
}
