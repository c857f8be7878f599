package dev.parley.classify.messaging;

import dev.parley.contract.kafka.Topics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the stream is doing, for the health checks: written by the stream's thread, read by any. */
@Singleton
final class StreamStatus {

    private static final Logger LOG = Logger.getLogger(StreamStatus.class);

    /** A log that is opened during an outage should not have to be read from its start. */
    private static final Duration REMINDER = Duration.ofMinutes(1);

    /** Longer than a turn without articles, or one article, ever takes while Kafka answers. */
    private static final Duration NORMAL_SILENCE = Duration.ofSeconds(5);

    private final Clock clock;
    private volatile @Nullable String waitingFor = "the start";
    private volatile Instant lastSign;
    private Instant lastLogged = Instant.EPOCH;

    StreamStatus(Clock clock) {
        this.clock = clock;
        this.lastSign = clock.instant();
    }

    /** It takes articles. */
    void running() {
        if (waitingFor != null) {
            LOG.infof("Taking articles from %s", Topics.ARTICLES.name());
        }
        waitingFor = null;
        alive();
    }

    /** It cannot take articles until something outside changes. */
    void waitingFor(String what) {
        Instant now = clock.instant();
        if (!what.equals(waitingFor) || lastLogged.plus(REMINDER).isBefore(now)) {
            LOG.warnf("Waiting for %s", what);
            lastLogged = now;
        }
        waitingFor = what;
        alive();
    }

    /** It is about to take articles: part of every start and of every change among the instances. */
    void joining(String group) {
        waitingFor = "its place in the consumer group " + group;
        alive();
    }

    /** It got one step further, be it only one more attempt. */
    void alive() {
        lastSign = clock.instant();
    }

    /** What it waits for; empty while it takes articles. */
    Optional<String> waitingFor() {
        Duration silence = sinceLastSign();
        return silence.compareTo(NORMAL_SILENCE) > 0
                ? Optional.of("the end of a step that has taken " + silence.toSeconds() + " s")
                : Optional.ofNullable(waitingFor);
    }

    Duration sinceLastSign() {
        return Duration.between(lastSign, clock.instant());
    }
}
