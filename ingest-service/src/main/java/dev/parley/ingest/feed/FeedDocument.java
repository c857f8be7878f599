package dev.parley.ingest.feed;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A feed document as read.
 *
 * @param format such as {@code rss_2.0} or {@code atom_1.0}; absent when the document is no feed
 * @param title plain text
 * @param language as declared, a BCP 47 tag where the outlet keeps to it
 * @param updateInterval how often it changes, by its own word; taken from a default that nobody chose, it is left out
 * @param hub that pushes what is new in it
 * @param problems what was wrong with it, in the order of discovery
 * @param entries in the document's order
 */
public record FeedDocument(
        @Nullable String format,
        @Nullable String title,
        @Nullable String language,
        @Nullable Duration updateInterval,
        @Nullable HubLink hub,
        List<FeedProblem> problems,
        List<FeedEntry> entries) {

    public FeedDocument {
        problems = List.copyOf(Objects.requireNonNull(problems, "problems"));
        entries = List.copyOf(Objects.requireNonNull(entries, "entries"));
    }

    /** Whether this is a feed at all, an empty one included. */
    public boolean isFeed() {
        return format != null;
    }

    /** Why this is no feed, in words; of one that is a feed, what was last found wrong with it. */
    public Optional<FeedProblem> lastProblem() {
        return problems.isEmpty() ? Optional.empty() : Optional.of(problems.get(problems.size() - 1));
    }

    static FeedDocument notAFeed(List<FeedProblem> problems) {
        return new FeedDocument(null, null, null, null, null, problems, List.of());
    }
}
