package dev.parley.ingest.push;

import dev.parley.ingest.feed.HubLink;
import dev.parley.ingest.fetch.FetchResult;
import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Fetched;
import dev.parley.ingest.fetch.FetchResult.Refused;
import dev.parley.ingest.fetch.HttpFetcher;
import dev.parley.ingest.poll.DueFeed;
import dev.parley.ingest.push.Subscription.State;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Our side of WebSub. A feed that names a hub is subscribed there; the hub proves that it means us by asking back, and
 * what it pushes by a signature. A lease is renewed long before it ends.
 *
 * <p>Polls go on as if there were no hub: one that has fallen silent looks like an outlet that has nothing to say. A hub
 * that does not push what polls find is not used any more for a week. Thread-safe.
 */
public final class Subscriptions implements Hubs {

    /** Asked for, and the most that is believed. */
    private static final Duration LEASE = Duration.ofDays(14);

    /** However short a hub's leases are. */
    private static final Duration SHORTEST_RENEWAL = Duration.ofHours(1);

    /** A hub has so much time to ask back. */
    private static final Duration CONFIRMATION = Duration.ofMinutes(10);

    private static final Duration LONGEST_BACK_OFF = Duration.ofHours(24);

    /** Longer than any instance takes for a request. */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    /** A hub may be so much later than a poll. */
    private static final Duration LATE = Duration.ofMinutes(15);

    private static final int TOLERATED_MISSES = 5;
    private static final double TOLERATED_SHARE = 0.1;
    private static final Duration DEMOTION = Duration.ofDays(7);

    private static final int SECRET_BYTES = 32;
    private static final int CHALLENGE_LIMIT = 4_096;

    private final SubscriptionMemory memory;
    private final HttpFetcher web;
    private final URI callbacks;
    private final Clock clock;
    private final RandomGenerator random;
    private final SecureRandom secrets = new SecureRandom();

    /** What is to be answered to a push. */
    public enum Receipt {
        /** It is genuine and wanted. */
        TAKEN,
        /** Its signature is wrong or missing: it is left unread, and the sender is told nothing. */
        FORGED,
        /** It was wanted once. */
        ENDED,
        UNKNOWN
    }

    /**
     * A push as it came in.
     *
     * @param feed that it is for; absent unless it was taken
     */
    public record Received(Receipt receipt, @Nullable URI feed) {}

    /**
     * @param callbacks our public address, with a slash at the end; the token of a subscription is added to it
     */
    public Subscriptions(
            SubscriptionMemory memory, HttpFetcher web, URI callbacks, Clock clock, RandomGenerator random) {
        this.memory = memory;
        this.web = web;
        this.callbacks = callbacks;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void named(DueFeed feed, HubLink hub) {
        boolean isSafe = "https".equalsIgnoreCase(hub.hub().getScheme()) || web.isOpened(hub.hub());
        if (isSafe) { // or everybody on the way could read the secret
            URI topic = hub.topic() == null ? feed.address().current() : hub.topic();
            memory.want(
                    new Subscription(feed.url(), hub.hub(), topic, secret(), secret(), State.PENDING, 0),
                    clock.instant());
        }
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        secrets.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void polled(DueFeed feed, Collection<String> identities) {
        Instant lastPoll = feed.pace().lastPoll();
        if (lastPoll != null && !identities.isEmpty()) {
            memory.await(feed.url(), identities, lastPoll, clock.instant());
        }
    }

    @Override
    public void pushed(DueFeed feed, Collection<String> identities, int fresh) {
        memory.arrived(feed.url(), identities, fresh);
    }

    /** Claims subscriptions that are to be asked for or renewed; each must be given to {@link #request}. */
    public List<Subscription> claim(int limit) {
        Instant now = clock.instant();
        return memory.claim(limit, now, now.plus(CLAIM));
    }

    /**
     * Asks a hub for a subscription. It counts once the hub has asked back.
     *
     * @return why it did not take the request, where it did not
     */
    public Optional<String> request(Subscription subscription) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("hub.mode", "subscribe");
        form.put("hub.topic", subscription.topic().toString());
        form.put("hub.callback", callbacks + subscription.token());
        form.put("hub.lease_seconds", Long.toString(LEASE.toSeconds()));
        form.put("hub.secret", subscription.secret());
        // before it is sent, for some hubs ask back before they answer
        Duration wait = backOff(subscription.failures());
        Subscription asked = subscription.failedOnceMore();
        plan(subscription, asked, wait);
        FetchResult result = web.send(subscription.hub(), form);
        Optional<String> trouble = trouble(result);
        trouble.ifPresent(reason -> plan(asked, asked, longer(wait, askedToWait(result))));
        return trouble;
    }

    private void plan(Subscription before, Subscription after, Duration wait) {
        memory.plan(before, after.state(), after.failures(), clock.instant().plus(wait));
    }

    private static Optional<String> trouble(FetchResult result) {
        if (result instanceof Fetched) {
            return Optional.empty();
        }
        if (result instanceof Failed failed) {
            return Optional.of(failed.reason());
        }
        return Optional.of(result instanceof Refused refused ? refused.reason() : "the hub is gone");
    }

    private static Duration askedToWait(FetchResult result) {
        return result instanceof Failed failed && failed.retryAfter() != null ? failed.retryAfter() : Duration.ZERO;
    }

    /** Grows with each failure, and never the same for all subscriptions of a hub. */
    private Duration backOff(int failures) {
        Duration wait = CONFIRMATION.multipliedBy(1L << Math.min(failures, 10));
        Duration bounded = wait.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : wait;
        return times(bounded, 0.8 + 0.4 * random.nextDouble());
    }

    /**
     * A hub asks whether we meant it.
     *
     * @param lease so long it will push; absent where it does not say
     * @return what to answer; nothing when we did not
     */
    public Optional<String> confirm(
            String token,
            @Nullable String mode,
            @Nullable String topic,
            @Nullable String challenge,
            @Nullable Duration lease) {
        Optional<Subscription> known = memory.subscription(token)
                .filter(subscription -> subscription.topic().toString().equals(topic));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Subscription subscription = known.get();
        if ("denied".equals(mode)) {
            memory.plan(subscription, State.ENDED, 0, now.plus(DEMOTION));
            return Optional.of("");
        }
        boolean isMeant = "subscribe".equals(mode) && subscription.state() != State.ENDED;
        if (!isMeant || challenge == null || challenge.length() > CHALLENGE_LIMIT) {
            return Optional.empty();
        }
        Duration granted = lease == null || lease.compareTo(LEASE) > 0 ? LEASE : lease;
        Duration renewal = longer(SHORTEST_RENEWAL, times(granted, 0.6 + 0.1 * random.nextDouble()));
        memory.confirm(subscription, now, now.plus(granted), now.plus(renewal));
        return Optional.of(challenge);
    }

    /**
     * A hub pushes.
     *
     * @param signatures the {@code X-Hub-Signature} headers
     */
    public Received receive(String token, List<String> signatures, byte[] body) {
        Optional<Subscription> known = memory.subscription(token);
        if (known.isEmpty()) {
            return new Received(Receipt.UNKNOWN, null);
        }
        Subscription subscription = known.get();
        if (subscription.state() == State.ENDED) {
            return new Received(Receipt.ENDED, null);
        }
        return Signature.isValid(signatures, subscription.secret(), body)
                ? new Received(Receipt.TAKEN, subscription.feed())
                : new Received(Receipt.FORGED, null);
    }

    /**
     * Counts what hubs have missed, and demotes those that miss too much.
     *
     * @return those that are demoted now
     */
    public List<HubStatus> judge() {
        Instant now = clock.instant();
        memory.miss(now.minus(LATE));
        List<HubStatus> unreliable =
                memory.hubs().stream().filter(Subscriptions::missesTooMuch).toList();
        unreliable.forEach(hub -> memory.demote(URI.create(hub.hub()), now.plus(DEMOTION)));
        return unreliable;
    }

    private static boolean missesTooMuch(HubStatus hub) {
        return hub.missed() >= TOLERATED_MISSES && hub.missed() > TOLERATED_SHARE * (hub.pushed() + hub.polled());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis((long) (duration.toMillis() * factor));
    }
}
