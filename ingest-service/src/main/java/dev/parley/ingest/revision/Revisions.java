package dev.parley.ingest.revision;

import dev.parley.contract.event.TextChange;
import dev.parley.contract.event.Withdrawal;
import dev.parley.ingest.article.Article;
import dev.parley.ingest.article.CanonicalUrl;
import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.revision.KnownArticle.Wording;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Publishes what is new of an article, and only then remembers it: whatever interrupts that, the article may be
 * published twice, with the same event id, but never not at all. Thread-safe.
 */
public final class Revisions {

    private static final int LOCKS = 256;

    /** What an outlet published longer ago is no news, even if it was never seen, or seen and forgotten. */
    private static final Duration NEWS = Duration.ofDays(30);

    /** So long after the last change an outlet may still give an article another address. */
    private static final Duration ADDRESS_CHANGES = Duration.ofDays(2);

    /** With so much in common two texts of one outlet are one, if their titles are alike and their titles or dates the same. */
    private static final double SAME_TEXT = 0.7;

    /** With less in common two titles are two: behind a wall many articles of a day have the same text. */
    private static final double ALIKE_TITLE = 0.5;

    private final ArticleMemory memory;
    private final ArticlePublisher publisher;
    private final Clock clock;
    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

    public Revisions(ArticleMemory memory, ArticlePublisher publisher, Clock clock) {
        this.memory = memory;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Takes an article as it was read for a feed.
     *
     * @param feedUrl the feed
     * @param backlog whether an article that is not known yet is old news
     * @return whether it was a new revision, which is published now
     * @throws ArticlePublisher.NotPublishedException when it could not be published and must be taken again
     */
    public boolean take(Article article, Outlet outlet, String feedUrl, boolean backlog) {
        Article known = underKnownAddress(article, outlet);
        return publish(known.id(), () -> revision(known, outlet, feedUrl, backlog));
    }

    /**
     * Takes note that an outlet no longer shows an article.
     *
     * @return whether that is a new revision, which is published now; nothing is withdrawn that was never read on its page
     * @throws ArticlePublisher.NotPublishedException when it could not be published and must be taken again
     */
    public boolean withdraw(FlaggedArticle article, CanonicalUrl url, Outlet outlet, Withdrawal why) {
        return publish(article.articleId(), () -> memory.article(article.articleId())
                .filter(last -> last.fromPage() && !last.withdrawn())
                .map(last -> ArticleRevision.next(
                        last, Article.withdrawn(article.url(), url, why, clock.instant()), outlet, null, why)));
    }

    /**
     * The article under the address by which it is known: an outlet that edits a headline often changes the address with
     * it, and some give every edit a new one.
     */
    private Article underKnownAddress(Article article, Outlet outlet) {
        if (!article.isFromPage() || memory.article(article.id()).isPresent()) {
            return article;
        }
        return memory.namesakes(article, outlet.id(), clock.instant().minus(ADDRESS_CHANGES)).stream()
                .filter(namesake -> Likeness.ofWords(namesake.title(), article.title()) >= ALIKE_TITLE
                        && Likeness.of(namesake.text(), article.text()) >= SAME_TEXT)
                .findFirst()
                .map(namesake -> article.withCanonicalUrl(namesake.url()))
                .orElse(article);
    }

    private boolean publish(String articleId, Supplier<Optional<ArticleRevision>> news) {
        // two feeds of an outlet often bring the same article at the same moment
        synchronized (locks.get(Math.floorMod(articleId.hashCode(), LOCKS))) {
            Optional<ArticleRevision> revision = news.get();
            revision.ifPresent(publisher::publish);
            revision.ifPresent(published -> memory.remember(published, clock.instant()));
            return revision.isPresent();
        }
    }

    /** The revision that the article has become; nothing when nothing is new in it. */
    private Optional<ArticleRevision> revision(Article article, Outlet outlet, String feedUrl, boolean backlog) {
        Withdrawal retracted = Retraction.isIn(article) ? Withdrawal.RETRACTED : null;
        Optional<KnownArticle> known = memory.article(article.id());
        if (known.isEmpty()) {
            return Optional.of(ArticleRevision.first(article, outlet, feedUrl, backlog || isOld(article), retracted));
        }
        KnownArticle last = known.get();
        boolean isWorseSource = last.fromPage() && !article.isFromPage();
        if (isWorseSource || isBehindAWall(last, article) || last.textHash().equals(article.textHash())) {
            return Optional.empty();
        }
        boolean isSameSource = last.fromPage() == article.isFromPage() && !last.withdrawn();
        Wording before = isSameSource ? last.wording() : null;
        if (before == null) {
            return Optional.of(ArticleRevision.next(last, article, outlet, null, retracted));
        }
        if (Typos.only(before.title(), article.title()) && Typos.only(before.text(), article.text())) {
            memory.rememberTypos(article, clock.instant());
            return Optional.empty();
        }
        TextChange change = Sentences.change(before.text(), article.text());
        return Optional.of(ArticleRevision.next(last, article, outlet, change, retracted));
    }

    /** Of an article that was read whole only the beginning is left: a wall went up, nothing was changed. */
    private static boolean isBehindAWall(KnownArticle last, Article article) {
        Wording before = last.wording();
        return last.isWhole()
                && article.isPart()
                && (before == null || article.text().length() < before.text().length());
    }

    private boolean isOld(Article article) {
        Instant published = article.published();
        return published != null && published.isBefore(clock.instant().minus(NEWS));
    }
}
