package dev.parley.ingest;

import dev.parley.ingest.fetch.Validators;
import dev.parley.ingest.poll.DueFeed;
import dev.parley.ingest.poll.EntryKey;
import dev.parley.ingest.poll.FeedAddress;
import dev.parley.ingest.poll.FeedMemory;
import dev.parley.ingest.poll.FinishedPoll;
import dev.parley.ingest.poll.Pace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers like the database, for one feed, as long as the test runs. */
final class InMemoryFeeds implements FeedMemory {

    private DueFeed feed;
    private boolean isDown;
    private Runnable whileClaiming = () -> {};
    private final List<DueFeed> due = new ArrayList<>();
    private final Map<URI, Instant> postponed = new HashMap<>();
    private final Map<String, String> entries = new HashMap<>();

    InMemoryFeeds(URI feed, String outletId) {
        this.feed = new DueFeed(
                feed, FeedAddress.listed(feed), outletId, Validators.NONE, null, false, 0, Pace.unknown(null));
    }

    DueFeed feed() {
        return feed;
    }

    int knownEntries() {
        return entries.size();
    }

    void goDown(boolean down) {
        isDown = down;
    }

    /** What happens while the database is busy with a claim. */
    void whileClaiming(Runnable event) {
        whileClaiming = event;
    }

    /** Feeds whose turn it is, too. */
    void due(URI... others) {
        for (URI url : others) {
            due.add(new DueFeed(
                    url, FeedAddress.listed(url), "other", Validators.NONE, null, false, 0, Pace.unknown(null)));
        }
    }

    Map<URI, Instant> postponed() {
        return postponed;
    }

    @Override
    public List<DueFeed> claim(int limit, Instant now, Duration lease) {
        whileClaiming.run();
        List<DueFeed> claimed = new ArrayList<>(due);
        claimed.add(feed);
        return claimed;
    }

    @Override
    public void prolong(Collection<URI> feeds, Instant now, Duration lease) {}

    @Override
    public void postpone(Map<URI, Instant> feeds) {
        postponed.putAll(feeds);
    }

    @Override
    public Optional<DueFeed> feed(URI url) {
        return Optional.of(feed).filter(known -> known.url().equals(url));
    }

    @Override
    public Map<String, String> knownEntries(URI url, Collection<EntryKey> wanted) {
        Map<String, String> known = new HashMap<>(entries);
        known.keySet().retainAll(wanted.stream().map(EntryKey::identity).toList());
        return known;
    }

    @Override
    public void remember(URI url, EntryKey entry, @Nullable String articleId, Instant now) {
        if (isDown) {
            throw new IllegalStateException("the database is away");
        }
        entries.put(entry.identity(), entry.content());
    }

    @Override
    public void finish(DueFeed polled, FinishedPoll poll) {
        feed = new DueFeed(
                feed.url(),
                poll.address(),
                feed.outletId(),
                poll.result().terms() == null
                        ? feed.validators()
                        : poll.result().terms().validators(),
                poll.result().bodyHash() == null
                        ? feed.bodyHash()
                        : poll.result().bodyHash(),
                feed.baselineComplete() || poll.result().outcome().isSuccess(),
                feed.polls() + 1,
                poll.pace());
    }
}
