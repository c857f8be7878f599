package dev.parley.ingest.push;

import dev.parley.ingest.feed.HubLink;
import dev.parley.ingest.poll.DueFeed;
import java.util.Collection;

/** Wants to know which hubs feeds name, and what came without them. */
public interface Hubs {

    /** A poll found that the feed names a hub. */
    void named(DueFeed feed, HubLink hub);

    /**
     * A poll found entries that no hub has pushed.
     *
     * @param identities of the new entries
     */
    void polled(DueFeed feed, Collection<String> identities);

    /**
     * A hub has pushed entries.
     *
     * @param identities of all of them
     * @param fresh how many of them were not known
     */
    void pushed(DueFeed feed, Collection<String> identities, int fresh);

    /** Where no hub can reach us. */
    Hubs NOT_USED = new Hubs() {
        @Override
        public void named(DueFeed feed, HubLink hub) {}

        @Override
        public void polled(DueFeed feed, Collection<String> identities) {}

        @Override
        public void pushed(DueFeed feed, Collection<String> identities, int fresh) {}
    };
}
