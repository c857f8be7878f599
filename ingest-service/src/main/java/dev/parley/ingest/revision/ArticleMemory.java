package dev.parley.ingest.revision;

import dev.parley.ingest.article.Article;
import java.time.Instant;
import java.util.Optional;

/** What is remembered of articles. */
public interface ArticleMemory {

    Optional<KnownArticle> article(String articleId);

    /** Remembers a revision that has been published. */
    void remember(ArticleRevision published, Instant now);

    /** Remembers that the outlet corrected slips of the pen, and how the article reads now. */
    void rememberTypos(Article corrected, Instant now);
}
