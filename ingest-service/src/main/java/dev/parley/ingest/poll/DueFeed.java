package dev.parley.ingest.poll;

import dev.parley.ingest.fetch.Validators;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feed whose turn it is, with what its last polls left behind. Nobody else polls it until the claim is given back or
 * runs out.
 *
 * @param url as listed; identifies the feed
 * @param address where it is read
 * @param outletId names the outlet in the list
 * @param validators for the conditional request
 * @param bodyHash of the document that was last worked off completely
 * @param baselineComplete false until the first poll has been worked off completely: what the feed holds until then is
 *     known, but no news
 * @param polls how often it was polled before
 */
public record DueFeed(
        URI url,
        FeedAddress address,
        String outletId,
        Validators validators,
        @Nullable String bodyHash,
        boolean baselineComplete,
        long polls,
        Pace pace) {

    /** Some servers go on saying "not modified" when it is; so often they are asked for the document all the same. */
    private static final int UNCONDITIONAL = 10;

    public DueFeed {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(outletId, "outletId");
        Objects.requireNonNull(validators, "validators");
        Objects.requireNonNull(pace, "pace");
    }

    /** What this poll's request is to be conditional on: nothing in every tenth poll. */
    public Validators condition() {
        return polls % UNCONDITIONAL == UNCONDITIONAL - 1 ? Validators.NONE : validators;
    }
}
