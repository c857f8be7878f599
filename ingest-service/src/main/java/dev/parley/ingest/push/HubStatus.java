package dev.parley.ingest.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a hub is doing.
 *
 * @param feeds that name it
 * @param active subscriptions that it has confirmed
 * @param pushed entries that came first by push
 * @param polled entries that a poll found first, the missed ones among them
 * @param missed entries that it did not push within a quarter of an hour after a poll had found them
 * @param demotedUntil until when it is not used, because it missed too much
 */
public record HubStatus(
        String hub,
        int feeds,
        int active,
        long pushed,
        long polled,
        long missed,
        @Nullable Instant demotedUntil) {}
