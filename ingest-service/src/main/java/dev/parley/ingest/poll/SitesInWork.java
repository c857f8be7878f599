package dev.parley.ingest.poll;

import dev.parley.ingest.fetch.Site;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the feeds that are being polled, by site. A site answers only so many requests at once, so that further feeds of
 * it would wait, each on a thread that other sites could use. Thread-safe.
 */
public final class SitesInWork {

    private final int atOnce;
    private final Map<Site, Integer> feeds = new HashMap<>();

    /**
     * @param atOnce feeds of a site
     */
    public SitesInWork(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Whether another feed of this site may be polled now; if so, it must {@link #leave}. */
    public synchronized boolean enter(Site site) {
        int inWork = feeds.getOrDefault(site, 0);
        if (inWork >= atOnce) {
            return false;
        }
        feeds.put(site, inWork + 1);
        return true;
    }

    public synchronized void leave(Site site) {
        feeds.computeIfPresent(site, (name, inWork) -> inWork == 1 ? null : inWork - 1);
    }
}
