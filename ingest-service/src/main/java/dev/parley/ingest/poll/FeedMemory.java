package dev.parley.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is remembered of feeds, beyond a poll and a restart. */
public interface FeedMemory {

    /**
     * Takes the feeds whose turn it is, so that no other instance polls them.
     *
     * @param limit at most so many
     * @param lease after which a claim that was not given back is void
     */
    List<DueFeed> claim(int limit, Instant now, Duration lease);

    /** Keeps the claims of feeds that are still being polled. */
    void prolong(Collection<URI> feeds, Instant now, Duration lease);

    /** Gives claims back without a poll; each feed's turn comes again at the given time. */
    void postpone(Map<URI, Instant> feeds);

    /** A listed feed that is not paused, whosever turn it is; whoever gets it this way does not poll it. */
    Optional<DueFeed> feed(URI url);

    /** What is known of these entries of a feed: content by identity. */
    Map<String, String> knownEntries(URI feed, Collection<EntryKey> entries);

    /**
     * Remembers that the entry has been worked off.
     *
     * @param articleId of the article behind it; null where there is none
     */
    void remember(URI feed, EntryKey entry, @Nullable String articleId, Instant now);

    /** Gives the claim back with what the poll came to, and adds it to the feed's history. */
    void finish(DueFeed feed, FinishedPoll poll);
}
