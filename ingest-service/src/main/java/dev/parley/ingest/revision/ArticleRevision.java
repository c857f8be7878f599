package dev.parley.ingest.revision;

import dev.parley.contract.event.TextChange;
import dev.parley.contract.event.Withdrawal;
import dev.parley.ingest.article.Article;
import dev.parley.ingest.outlet.Outlet;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new state of an article, to be published.
 *
 * @param revision 1 for the first
 * @param feedUrl the feed that named the article first
 * @param firstSeen when the article was first seen in a feed
 * @param backlog whether the article stood in the feed at its first poll
 * @param change what the outlet changed since the last revision, where that is known
 * @param withdrawal why the article is no longer there; its title and text then say only that
 */
public record ArticleRevision(
        Article article,
        Outlet outlet,
        int revision,
        String feedUrl,
        Instant firstSeen,
        boolean backlog,
        @Nullable TextChange change,
        @Nullable Withdrawal withdrawal) {

    public ArticleRevision {
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(outlet, "outlet");
        if (revision < 1) {
            throw new IllegalArgumentException("revision is " + revision + ", not 1 or more");
        }
        Objects.requireNonNull(feedUrl, "feedUrl");
        Objects.requireNonNull(firstSeen, "firstSeen");
    }

    static ArticleRevision first(
            Article article, Outlet outlet, String feedUrl, boolean backlog, @Nullable Withdrawal withdrawal) {
        return new ArticleRevision(article, outlet, 1, feedUrl, article.fetched(), backlog, null, withdrawal);
    }

    static ArticleRevision next(
            KnownArticle last,
            Article article,
            Outlet outlet,
            @Nullable TextChange change,
            @Nullable Withdrawal withdrawal) {
        return new ArticleRevision(
                article,
                outlet,
                last.revision() + 1,
                last.feedUrl(),
                last.firstSeen(),
                last.backlog(),
                change,
                withdrawal);
    }
}
