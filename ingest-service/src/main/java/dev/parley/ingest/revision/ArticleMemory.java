package dev.parley.ingest.revision;

import java.time.Instant;
import java.util.Optional;

/** What is remembered of articles. */
public interface ArticleMemory {

    Optional<KnownArticle> article(String articleId);

    /** Remembers a revision that has been published. */
    void remember(ArticleRevision published, Instant now);
}
