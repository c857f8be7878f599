package dev.parley.ingest.revision;

import dev.parley.ingest.article.Article;
import dev.parley.ingest.article.CanonicalUrl;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is remembered of articles. */
public interface ArticleMemory {

    Optional<KnownArticle> article(String articleId);

    /**
     * The articles of an outlet that this one may be under another address: read on their pages, not long ago, with the
     * same title or the same date of publication.
     *
     * @param since not changed earlier
     */
    List<Namesake> namesakes(Article article, String outletId, Instant since);

    /** An article that has the same title or date as another. */
    record Namesake(CanonicalUrl url, String title, String text) {
        public Namesake {
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(text, "text");
        }
    }

    /** Remembers a revision that has been published. */
    void remember(ArticleRevision published, Instant now);

    /** Remembers that the outlet corrected slips of the pen, and how the article reads now. */
    void rememberTypos(Article corrected, Instant now);
}
