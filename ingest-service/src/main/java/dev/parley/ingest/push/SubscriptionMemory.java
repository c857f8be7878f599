package dev.parley.ingest.push;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is remembered of subscriptions and hubs. */
public interface SubscriptionMemory {

    /** Remembers a subscription that is to be asked for; one to the same hub and topic stays as it is. */
    void want(Subscription wanted, Instant now);

    /**
     * Takes the subscriptions that are to be asked for now. Hubs that are demoted and feeds that are not polled are left
     * out.
     *
     * @param until when a claim is void
     */
    List<Subscription> claim(int limit, Instant now, Instant until);

    /** The subscription whose callback has this token. */
    Optional<Subscription> subscription(String token);

    /**
     * Plans the next request, unless the subscription has changed in between.
     *
     * @param subscription as it was
     */
    void plan(Subscription subscription, Subscription.State state, int failures, Instant next);

    /** The hub has confirmed it, until then. */
    void confirm(Subscription subscription, Instant now, Instant leaseUntil, Instant next);

    /**
     * Counts entries that a poll found first, and expects the hub to push them, too.
     *
     * @param lastPoll only a hub that was to push before then could have been first
     */
    void await(URI feed, Collection<String> identities, Instant lastPoll, Instant now);

    /**
     * Counts what a hub has pushed.
     *
     * @param identities of all entries; they are expected no more
     * @param fresh how many were not known
     */
    void arrived(URI feed, Collection<String> identities, int fresh);

    /** Counts as missed what has been expected since before then. */
    void miss(Instant before);

    /** Hubs that are in use. */
    List<HubStatus> hubs();

    /** Uses a hub no more until then, forgets what was counted, and ends its subscriptions. */
    void demote(URI hub, Instant until);
}
