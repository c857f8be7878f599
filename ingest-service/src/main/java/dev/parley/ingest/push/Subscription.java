package dev.parley.ingest.push;

import java.net.URI;
import java.util.Objects;

/**
 * What we ask of a hub for a feed.
 *
 * @param feed as listed
 * @param hub where we subscribe
 * @param topic what the hub calls the feed
 * @param token the part of our callback's address that nobody can guess
 * @param secret by which the hub signs what it pushes
 * @param failures requests in a row that led to nothing
 */
public record Subscription(URI feed, URI hub, URI topic, String token, String secret, State state, int failures) {

    /** How far it has come. */
    public enum State {
        /** Asked for, or about to be; the hub has not confirmed it. */
        PENDING,
        /** The hub has confirmed it. */
        ACTIVE,
        /** The hub refused it, or is not used any more. */
        ENDED
    }

    public Subscription {
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(hub, "hub");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(state, "state");
    }

    Subscription failedOnceMore() {
        return new Subscription(feed, hub, topic, token, secret, state, failures + 1);
    }
}
