package dev.parley.ingest.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says about one article. Every field is as hostile as its sender.
 *
 * @param id the entry's guid or Atom id, as given
 * @param link absolute where the document gives anything to resolve it against
 * @param title plain text
 * @param summary HTML or plain text as given
 * @param content HTML or plain text as given
 * @param author the name as printed
 * @param published when the feed says it was published; never made up
 * @param updated when the feed says it was last changed; never made up
 */
public record FeedEntry(
        @Nullable String id,
        @Nullable String link,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String content,
        @Nullable String author,
        @Nullable Instant published,
        @Nullable Instant updated) {}
