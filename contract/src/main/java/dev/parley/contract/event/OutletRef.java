package dev.parley.contract.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The publisher of an article.
 *
 * @param id short stable name in the list of outlets, for instance {@code straits-times}
 * @param name the name that readers know
 * @param country ISO 3166-1 alpha-2, upper case
 * @param language ISO 639-1, the outlet's main language
 * @param tier 1 (agencies, national outlets of record) to 3 (others)
 */
public record OutletRef(
        String id,
        String name,
        @Nullable String country,
        @Nullable String language,
        int tier) {

    public OutletRef {
        Required.text(id, "outlet.id");
        Objects.requireNonNull(name, "outlet.name");
        if (tier < 1 || tier > 3) {
            throw new IllegalArgumentException("outlet.tier is " + tier + ", not 1 to 3");
        }
    }
}
