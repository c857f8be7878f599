package dev.parley.ingest.app;

import java.time.Duration;

/**
 * How often feeds are polled, checked.
 *
 * @param shortest interval
 * @param longest interval of a feed that is well
 */
record PollSettings(Duration shortest, Duration longest) {

    /**
     * @throws CannotStartException when something is wrong
     */
    static PollSettings of(IngestConfig config) {
        if (config.pollInterval().isPresent()) {
            Duration interval = positive(config.pollInterval().get(), "PARLEY_INGEST_POLL_INTERVAL");
            return new PollSettings(interval, interval);
        }
        Duration shortest = positive(config.shortestPollInterval(), "PARLEY_INGEST_SHORTEST_POLL_INTERVAL");
        Duration longest = positive(config.longestPollInterval(), "PARLEY_INGEST_LONGEST_POLL_INTERVAL");
        if (shortest.compareTo(longest) > 0) {
            throw new CannotStartException("PARLEY_INGEST_SHORTEST_POLL_INTERVAL (" + shortest
                    + ") is longer than PARLEY_INGEST_LONGEST_POLL_INTERVAL (" + longest + ")");
        }
        return new PollSettings(shortest, longest);
    }

    private static Duration positive(Duration interval, String variable) {
        if (interval.isNegative() || interval.isZero()) {
            throw new CannotStartException(variable + " is " + interval + "; it must be more than nothing");
        }
        return interval;
    }
}
