package dev.parley.contract.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the news passed each stage on its way.
 *
 * @param published when the outlet says it published; absent when it does not say
 * @param firstSeen when ingest saw it
 * @param classified when the verdict fell
 * @param raised when the notice was decided
 */
public record LatencyReceipt(@Nullable Instant published, Instant firstSeen, Instant classified, Instant raised) {

    public LatencyReceipt {
        Objects.requireNonNull(firstSeen, "latency.firstSeen");
        Objects.requireNonNull(classified, "latency.classified");
        Objects.requireNonNull(raised, "latency.raised");
    }
}
