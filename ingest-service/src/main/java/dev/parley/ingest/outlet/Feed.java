package dev.parley.ingest.outlet;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One address of an outlet that is polled.
 *
 * @param url absolute, http or https
 * @param interval between two polls, whatever the outlet publishes; absent where the feed's own rate decides
 */
public record Feed(URI url, @Nullable Duration interval) {

    public Feed {
        Objects.requireNonNull(url, "url");
    }
}
