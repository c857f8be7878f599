package dev.parley.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about asking again: how, when and where.
 *
 * @param validators for the next conditional request; {@link Validators#NONE} where the server gave none or, by
 *     {@code Expires: 0}, takes them back
 * @param freshFor so long the answer stays as it is, by {@code Cache-Control: max-age} or {@code Expires}
 * @param movedTo where the address has moved for good (301, 308)
 */
public record Terms(
        Validators validators,
        @Nullable Duration freshFor,
        @Nullable URI movedTo) {

    public static final Terms NONE = new Terms(Validators.NONE, null, null);

    public Terms {
        Objects.requireNonNull(validators, "validators");
    }

    public Terms with(Validators others) {
        return new Terms(others, freshFor, movedTo);
    }
}
