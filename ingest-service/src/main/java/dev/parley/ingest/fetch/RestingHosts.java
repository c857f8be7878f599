package dev.parley.ingest.fetch;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The hosts that asked to be left alone, by {@code Retry-After}. What one address of a host says goes for all. */
final class RestingHosts {

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final Clock clock;

    RestingHosts(Clock clock) {
        this.clock = clock;
    }

    void rest(URI address, Duration asked) {
        Instant now = clock.instant();
        until.values().removeIf(end -> !end.isAfter(now));
        until.merge(address.getRawAuthority(), now.plus(asked), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** How much longer the host of this address is to be left alone; nothing when it may be asked. */
    Optional<Duration> rest(URI address) {
        return Optional.ofNullable(until.get(address.getRawAuthority()))
                .map(end -> Duration.between(clock.instant(), end))
                .filter(rest -> !rest.isNegative() && !rest.isZero());
    }
}
