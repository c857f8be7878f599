package dev.parley.ingest;

import dev.parley.contract.event.Withdrawal;
import dev.parley.ingest.article.Article;
import dev.parley.ingest.article.ArticleReader;
import dev.parley.ingest.article.ArticleReader.Reading;
import dev.parley.ingest.article.CanonicalUrl;
import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.outlet.OutletDirectory;
import dev.parley.ingest.revision.FlaggedArticle;
import dev.parley.ingest.revision.FlaggedMemory;
import dev.parley.ingest.revision.RereadRhythm;
import dev.parley.ingest.revision.Revisions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The second look at what was flagged. An article that classify flagged is read again after minutes, hours and a day,
 * whether or not its feed still shows it: a changed text is published as a new revision, an article that is gone as
 * withdrawn. One that is merely not found is asked for a second time before that is believed.
 *
 * <p>Safe for use by many threads, one article each.
 */
public final class RevisionCycle {

    /** Longer than a reading takes with all its waiting. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private final OutletDirectory outlets;
    private final ArticleReader articleReader;
    private final FlaggedMemory memory;
    private final Revisions revisions;
    private final Clock clock;

    public RevisionCycle(
            OutletDirectory outlets,
            ArticleReader articleReader,
            FlaggedMemory memory,
            Revisions revisions,
            Clock clock) {
        this.outlets = outlets;
        this.articleReader = articleReader;
        this.memory = memory;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** Claims articles that are to be read again; each must be given to {@link #reread}. */
    public List<FlaggedArticle> claim(int limit) {
        return memory.claim(limit, clock.instant(), LEASE);
    }

    /**
     * Reads a claimed article again and plans its next reading.
     *
     * @return whether it had changed or was gone
     */
    public boolean reread(FlaggedArticle article) {
        Optional<Outlet> outlet = outlets.outlet(article.outletId());
        if (outlet.isEmpty()) {
            memory.leave(article);
            return false;
        }
        CanonicalUrl url = CanonicalUrl.known(article.canonicalUrl());
        Reading reading = articleReader.reread(article.url(), url, outlet.get().language());
        boolean isFirstMiss = reading.missing() == Withdrawal.NOT_FOUND && article.missed() == 0;
        if (isFirstMiss) {
            memory.plan(article, clock.instant().plus(ASK_AGAIN), 1);
            return false;
        }
        boolean isNews = false;
        if (reading.missing() != null) {
            isNews = revisions.withdraw(article, url, outlet.get(), reading.missing());
        }
        for (Article read : reading.articles()) {
            isNews |= revisions.take(read, outlet.get(), article.feedUrl(), false);
        }
        Instant now = clock.instant();
        RereadRhythm.next(article.flagged(), now)
                .ifPresentOrElse(
                        next -> memory.plan(article, next, reading.missing() == null ? 0 : article.missed()),
                        () -> memory.leave(article));
        return isNews;
    }
}
