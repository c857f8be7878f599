package dev.parley.ingest.poll;

import dev.parley.ingest.feed.FeedEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How fast an outlet writes: so many entries since a moment. It slows down by itself while nothing comes.
 *
 * @param since date of the oldest of these entries
 * @param entries 3 to 10
 */
public record Rate(Instant since, int entries) {

    private static final int LEAST = 3;
    private static final int MOST = 10;

    public Rate {
        Objects.requireNonNull(since, "since");
        if (entries < 1) {
            throw new IllegalArgumentException("a rate of " + entries + " entries");
        }
    }

    /** The rate that the dates of a feed's latest entries show; nothing where too few have one. */
    static Optional<Rate> of(List<FeedEntry> entries, Instant now) {
        List<Instant> latest = entries.stream()
                .map(entry -> entry.published() == null ? entry.updated() : entry.published())
                .filter(date -> date != null && !date.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .limit(MOST)
                .toList();
        return latest.size() < LEAST
                ? Optional.empty()
                : Optional.of(new Rate(latest.get(latest.size() - 1), latest.size()));
    }

    Duration averageGap(Instant now) {
        return Duration.between(since, now).dividedBy(entries);
    }
}
