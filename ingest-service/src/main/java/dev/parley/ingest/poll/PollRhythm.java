package dev.parley.ingest.poll;

import dev.parley.ingest.fetch.FetchResult.Weight;
import dev.parley.ingest.poll.PollResult.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a feed is polled again: as often as its outlet writes, later when it fails, and never all feeds at the same
 * moment.
 *
 * <p>A feed is polled twice in the time that its outlet takes for an article, and more often when a poll finds so much
 * new that something may have come and gone in between. An interval that the operator pinned stays as it is.
 */
public final class PollRhythm {

    private static final double JITTER = 0.1;

    /** Polls per article. */
    private static final int OVERSAMPLING = 2;

    /** With less of the entries known, others may have been missed. */
    private static final double FEW = 1.0 / 3;

    private static final double MANY = 2.0 / 3;
    private static final double FASTER = 0.5;
    private static final double SLOWER = 1.25;

    /** A poll that came later than this many intervals after the last says nothing about the interval. */
    private static final double ON_TIME = 1.5;

    /** So much later no poll is late, however short the interval. */
    private static final Duration PUNCTUAL = Duration.ofSeconds(5);

    private static final Duration LONGEST_BACK_OFF = Duration.ofHours(24);

    /** Even a feed that is gone for good is looked after now and then: outlets err. */
    private static final Duration PARKED = Duration.ofHours(24);

    private final Duration floor;
    private final Duration ceiling;
    private final RandomGenerator random;

    /**
     * @param floor the shortest interval, and the first of each feed
     * @param ceiling the longest interval of a feed that is well
     */
    public PollRhythm(Duration floor, Duration ceiling, RandomGenerator random) {
        if (floor.compareTo(ceiling) > 0) {
            throw new IllegalArgumentException("the floor " + floor + " is above the ceiling " + ceiling);
        }
        this.floor = floor;
        this.ceiling = ceiling;
        this.random = random;
    }

    /** What follows from a poll. */
    public FinishedPoll finish(DueFeed feed, PollResult result, Instant started, Instant ended) {
        Pace before = feed.pace();
        boolean isComparable = feed.baselineComplete() && isOnTime(before, started);
        boolean gapSuspected = isComparable && isGapSuspected(before, result.contents());
        Pace after = pace(before, result, isComparable, gapSuspected, started, ended);
        return new FinishedPoll(
                result,
                started,
                ended,
                ended.plus(wait(after, result)),
                after,
                address(feed.url(), feed.address(), result),
                gapSuspected);
    }

    private static boolean isOnTime(Pace pace, Instant started) {
        if (pace.lastPoll() == null || pace.errors() > 0) {
            return false;
        }
        Duration latest = atLeast(Optional.of(pace.interval().plus(PUNCTUAL)), times(pace.interval(), ON_TIME));
        return Duration.between(pace.lastPoll(), started).compareTo(latest) <= 0;
    }

    /** Hardly anything in the document was known, and of what was known some has already left it. */
    private static boolean isGapSuspected(Pace before, @Nullable Contents contents) {
        return contents != null && contents.seenShare() < FEW && contents.seen() < before.entries();
    }

    private Pace pace(
            Pace before,
            PollResult result,
            boolean isComparable,
            boolean gapSuspected,
            Instant started,
            Instant ended) {
        Contents contents = result.contents();
        boolean isSuccess = result.outcome().isSuccess();
        Rate rate = contents == null ? before.rate() : contents.rate();
        Duration updateInterval = contents == null ? before.updateInterval() : contents.updateInterval();
        Duration interval = before.interval();
        if (before.pinned() != null) {
            interval = before.pinned();
        } else if (isSuccess) {
            double share = contents == null ? 1 : contents.seenShare();
            interval = isComparable ? times(interval, factor(share, gapSuspected)) : interval;
            interval = atLeast(asked(result, updateInterval), bounded(atMost(targetOf(rate, ended), interval)));
        }
        return new Pace(
                before.pinned(),
                before.pinned() == null ? bounded(interval) : interval,
                rate,
                updateInterval,
                isSuccess
                        ? 0
                        : before.errors()
                                + (result.weight() == null ? 0 : result.weight().value()),
                contents == null ? before.entries() : contents.entries(),
                started);
    }

    private static double factor(double seenShare, boolean gapSuspected) {
        if (gapSuspected) {
            return FASTER;
        }
        return seenShare >= MANY ? SLOWER : 1;
    }

    private static Optional<Duration> targetOf(@Nullable Rate rate, Instant now) {
        return Optional.ofNullable(rate).map(known -> known.averageGap(now).dividedBy(OVERSAMPLING));
    }

    /** How long feed or server ask to wait; no longer than the ceiling. */
    private Optional<Duration> asked(PollResult result, @Nullable Duration updateInterval) {
        Duration freshFor = result.terms() == null ? null : result.terms().freshFor();
        return Stream.of(Optional.ofNullable(updateInterval), Optional.ofNullable(freshFor))
                .flatMap(Optional::stream)
                .max(Duration::compareTo)
                .map(this::bounded);
    }

    private Duration wait(Pace pace, PollResult result) {
        if (result.outcome() == Outcome.GONE) {
            return jittered(PARKED);
        }
        if (result.outcome() == Outcome.UNPUBLISHED) {
            return jittered(floor); // that our own broker was away is no reason to leave the outlet alone
        }
        if (result.outcome() == Outcome.UNFINISHED) {
            return Duration.ZERO;
        }
        Duration wait = jittered(times(pace.interval(), 1 + pace.errors()));
        Duration bounded = pace.errors() > 0 && wait.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : wait;
        return atLeast(Optional.ofNullable(result.retryAfter()), bounded);
    }

    private static FeedAddress address(URI listed, FeedAddress address, PollResult result) {
        if (result.outcome().isSuccess()) {
            return address.found(Objects.requireNonNull(result.terms(), "terms").movedTo());
        }
        boolean isLost =
                result.outcome() == Outcome.GONE || (result.weight() != null && result.weight() != Weight.TEMPORARY);
        return isLost ? FeedAddress.listed(listed) : address;
    }

    private Duration bounded(Duration interval) {
        return atLeast(Optional.of(floor), atMost(Optional.of(ceiling), interval));
    }

    private static Duration atLeast(Optional<Duration> least, Duration duration) {
        return least.filter(bound -> bound.compareTo(duration) > 0).orElse(duration);
    }

    private static Duration atMost(Optional<Duration> most, Duration duration) {
        return most.filter(bound -> bound.compareTo(duration) < 0).orElse(duration);
    }

    private Duration jittered(Duration wait) {
        return times(wait, 1 - JITTER + 2 * JITTER * random.nextDouble());
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis((long) (duration.toMillis() * factor));
    }
}
