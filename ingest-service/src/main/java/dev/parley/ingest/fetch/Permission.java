package dev.parley.ingest.fetch;

import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Refused;
import java.net.URI;
import java.time.Duration;

/** Whether an address may be asked for. */
public sealed interface Permission {

    /**
     * It may.
     *
     * @param spacing since the start of the last request to its site, at least
     */
    record Granted(Duration spacing) implements Permission {}

    /**
     * It may not.
     *
     * @param result what is to be said instead: {@link Refused}, or {@link Failed} where that may change soon
     */
    record Denied(FetchResult result) implements Permission {}

    /** Gives permissions. It is asked for every address on the way of a fetch, so for those of redirects, too. */
    @FunctionalInterface
    interface Giver {
        Permission permission(URI address);
    }

    /** Nobody needs to be asked. */
    Giver NOT_NEEDED = address -> new Granted(Duration.ZERO);
}
