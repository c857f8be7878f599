package dev.parley.contract.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an article, published by ingest on {@code parley.articles}.
 *
 * @param articleId derives from the canonical URL; the same in all revisions
 * @param revision 1 for the first text seen, then one more for each changed text
 * @param outlet who published it
 * @param feedUrl the feed that named the article first
 * @param url the link as the feed gave it
 * @param canonicalUrl the address that identifies the article
 * @param title plain text
 * @param text plain text, paragraphs separated by an empty line; never blank
 * @param textSource where the text was taken from
 * @param language ISO 639-1 as declared by page or feed
 * @param byline as printed
 * @param credit the news agency that is credited, for instance {@code AFP}
 * @param published when the outlet says it published; absent when it does not say
 * @param updated when the outlet says it last changed the article
 * @param firstSeen when ingest first saw the article in a feed
 * @param fetched when this revision was read
 * @param backlog true when the article stood in the feed at its very first poll: known, but no news
 * @param change what the outlet changed since the last revision, where that is known
 * @param dateDoubt why {@code published} is hard to believe, where it is
 * @param withdrawal why the article is no longer there; title and text then say only that, not what it said before
 * @param access who may read the whole article, where its page says so
 * @param complete whether the text is the whole article: false where it is known to be a part, such as what stands before
 *     a wall, or a summary; absent where nobody can tell
 */
public record ArticleEvent(
        String articleId,
        int revision,
        OutletRef outlet,
        String feedUrl,
        String url,
        String canonicalUrl,
        String title,
        String text,
        TextSource textSource,
        @Nullable String language,
        @Nullable String byline,
        @Nullable String credit,
        @Nullable Instant published,
        @Nullable Instant updated,
        Instant firstSeen,
        Instant fetched,
        boolean backlog,
        @Nullable TextChange change,
        @Nullable DateDoubt dateDoubt,
        @Nullable Withdrawal withdrawal,
        @Nullable Access access,
        @Nullable Boolean complete)
        implements Event {

    public ArticleEvent {
        Required.text(articleId, "articleId");
        if (revision < 1) {
            throw new IllegalArgumentException("revision is " + revision + ", not 1 or more");
        }
        Objects.requireNonNull(outlet, "outlet");
        Required.webAddress(feedUrl, "feedUrl");
        Objects.requireNonNull(url, "url");
        Required.webAddress(canonicalUrl, "canonicalUrl");
        Objects.requireNonNull(title, "title");
        Required.text(text, "text");
        Objects.requireNonNull(textSource, "textSource");
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(fetched, "fetched");
    }

    /** A revision as most are: nothing is known to be changed, it is not withdrawn, and of a wall nothing is known. */
    public ArticleEvent(
            String articleId,
            int revision,
            OutletRef outlet,
            String feedUrl,
            String url,
            String canonicalUrl,
            String title,
            String text,
            TextSource textSource,
            @Nullable String language,
            @Nullable String byline,
            @Nullable String credit,
            @Nullable Instant published,
            @Nullable Instant updated,
            Instant firstSeen,
            Instant fetched,
            boolean backlog) {
        this(
                articleId,
                revision,
                outlet,
                feedUrl,
                url,
                canonicalUrl,
                title,
                text,
                textSource,
                language,
                byline,
                credit,
                published,
                updated,
                firstSeen,
                fetched,
                backlog,
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    public String eventId() {
        return articleId + "." + revision;
    }

    @Override
    public String key() {
        return articleId;
    }

    @Override
    public Instant time() {
        return fetched;
    }
}
