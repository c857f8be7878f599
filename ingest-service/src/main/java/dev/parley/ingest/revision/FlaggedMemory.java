package dev.parley.ingest.revision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is remembered of articles that were flagged. */
public interface FlaggedMemory {

    /** Takes the articles that are to be read now, so that no other instance reads them before the lease is over. */
    List<FlaggedArticle> claim(int limit, Instant now, Duration lease);

    /**
     * Plans the next reading.
     *
     * @param missed how often in a row it was not found
     */
    void plan(FlaggedArticle article, Instant next, int missed);

    /** The article is not read again. */
    void leave(FlaggedArticle article);
}
