package dev.parley.alert.access;

import java.time.Duration;
import java.time.Instant;

/**
 * How long nobody may try again after wrong passwords. Those who mistype wait for nothing; those who guess get some
 * dozens of tries a day.
 *
 * @param failures in a row
 * @param last when the latest was
 */
public record BackOff(int failures, Instant last) {

    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** What is left to wait; zero when it may be tried. */
    public Duration left(Instant now) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(failures - FREE, 10));
        Instant end = last.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        return end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
    }
}
