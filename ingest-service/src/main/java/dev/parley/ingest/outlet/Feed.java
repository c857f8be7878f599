package dev.parley.ingest.outlet;

import java.net.URI;
import java.util.Objects;

/**
 * One address of an outlet that is polled.
 *
 * @param url absolute, http or https
 */
public record Feed(URI url) {

    public Feed {
        Objects.requireNonNull(url, "url");
    }
}
