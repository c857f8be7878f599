package dev.parley.ingest.outlet;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A publisher.
 *
 * @param id short stable name, for instance {@code straits-times}; articles carry it for ever
 * @param name the name that readers know
 * @param country ISO 3166-1 alpha-2, upper case
 * @param language ISO 639-1, the main language
 * @param tier 1 (agencies, national outlets of record) to 3 (others)
 * @param feeds at least one
 */
public record Outlet(
        String id,
        String name,
        @Nullable String country,
        @Nullable String language,
        int tier,
        List<Feed> feeds) {

    public Outlet {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        feeds = List.copyOf(feeds);
    }
}
