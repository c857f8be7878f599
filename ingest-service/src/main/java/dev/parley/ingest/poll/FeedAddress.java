package dev.parley.ingest.poll;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed is read. An outlet that moves its feed says so by a permanent redirect; some say it by mistake, so it is
 * believed only when it was said three times, and forgotten when nothing is there.
 *
 * @param current where it is read now
 * @param sighted where the last polls were sent for good
 * @param sightings how often in a row
 */
public record FeedAddress(URI current, @Nullable URI sighted, int sightings) {

    private static final int CONVINCING = 3;

    public FeedAddress {
        Objects.requireNonNull(current, "current");
    }

    /** The address that an operator listed. */
    public static FeedAddress listed(URI url) {
        return new FeedAddress(url, null, 0);
    }

    /**
     * The address for the next poll after one that found the feed.
     *
     * @param movedTo where that poll was sent for good, if it was
     */
    FeedAddress found(@Nullable URI movedTo) {
        if (movedTo == null || movedTo.equals(current)) {
            return listed(current);
        }
        int sameInARow = movedTo.equals(sighted) ? sightings + 1 : 1;
        return sameInARow >= CONVINCING ? listed(movedTo) : new FeedAddress(current, movedTo, sameInARow);
    }
}
