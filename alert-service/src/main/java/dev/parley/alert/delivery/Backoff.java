package dev.parley.alert.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a receiver that fails is left in peace. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Grows with each failure, up to 5 minutes; give or take a half, so that replicas and receivers fall out of step.
     *
     * @param failures in a row, at least 1
     */
    Duration after(int failures) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, 20));
        if (pause.compareTo(LONGEST) > 0) {
            pause = LONGEST;
        }
        return Duration.ofMillis((long) (pause.toMillis() * random.nextDouble(0.5, 1.5)));
    }
}
