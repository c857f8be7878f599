package dev.parley.ingest.poll;

import dev.parley.ingest.feed.FeedDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a feed's document held, in numbers.
 *
 * @param entries how many
 * @param seen how many of them were known already
 * @param newest the latest date of an entry
 * @param updateInterval how often the feed changes, by its own word
 */
public record Contents(
        int entries,
        int seen,
        @Nullable Instant newest,
        @Nullable Rate rate,
        @Nullable Duration updateInterval) {

    /**
     * @param entries how many different ones the document has
     * @param seen how many of these were known already
     */
    public static Contents of(FeedDocument document, int entries, int seen, Instant now) {
        return new Contents(
                entries,
                seen,
                document.entries().stream()
                        .flatMap(entry -> Stream.of(entry.published(), entry.updated()))
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null),
                Rate.of(document.entries(), now).orElse(null),
                document.updateInterval());
    }

    /** 0 to 1; an empty document holds nothing that was not seen. */
    double seenShare() {
        return entries == 0 ? 1 : (double) seen / entries;
    }
}
