package dev.parley.ingest.poll;

import dev.parley.ingest.fetch.Validators;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feed whose turn it is, with what its last polls left behind. Nobody else polls it until the claim is given back or
 * runs out.
 *
 * @param outletId names the outlet in the list
 * @param validators for the conditional request
 * @param bodyHash of the document that was last worked off completely
 * @param baselineComplete false until the first poll has been worked off completely: what the feed holds until then is
 *     known, but no news
 * @param failures polls that failed in a row
 */
public record DueFeed(
        URI url,
        String outletId,
        Validators validators,
        @Nullable String bodyHash,
        boolean baselineComplete,
        int failures) {

    public DueFeed {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(outletId, "outletId");
        Objects.requireNonNull(validators, "validators");
    }
}
