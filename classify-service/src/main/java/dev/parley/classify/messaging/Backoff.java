package dev.parley.classify.messaging;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between attempts: each twice as long as the one before, up to a limit, with jitter. */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The pause before the next attempt: half to all of the present step. */
    Duration next() {
        long step = next.toMillis();
        next = next.multipliedBy(2).compareTo(longest) < 0 ? next.multipliedBy(2) : longest;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(step / 2, step + 1));
    }

    /** The last attempt went well. */
    void reset() {
        next = first;
    }
}
