package dev.parley.ingest.app;

import java.time.Duration;

/**
 * How often feeds are polled, and how long one document may take, checked.
 *
 * @param shortest interval
 * @param longest interval of a feed that is well
 * @param readingLimit for a document that has been fetched
 */
record PollSettings(Duration shortest, Duration longest, Duration readingLimit) {

    /**
     * @throws CannotStartException when something is wrong
     */
    static PollSettings of(IngestConfig config) {
        Duration readingLimit = positive(config.readingLimit(), "PARLEY_INGEST_READING_LIMIT");
        if (config.pollInterval().isPresent()) {
            Duration interval = positive(config.pollInterval().get(), "PARLEY_INGEST_POLL_INTERVAL");
            return new PollSettings(interval, interval, readingLimit);
        }
        Duration shortest = positive(config.shortestPollInterval(), "PARLEY_INGEST_SHORTEST_POLL_INTERVAL");
        Duration longest = positive(config.longestPollInterval(), "PARLEY_INGEST_LONGEST_POLL_INTERVAL");
        if (shortest.compareTo(longest) > 0) {
            throw new CannotStartException("PARLEY_INGEST_SHORTEST_POLL_INTERVAL (" + shortest
                    + ") is longer than PARLEY_INGEST_LONGEST_POLL_INTERVAL (" + longest + ")");
        }
        return new PollSettings(shortest, longest, readingLimit);
    }

    private static Duration positive(Duration duration, String variable) {
        if (duration.isNegative() || duration.isZero()) {
            throw new CannotStartException(variable + " is " + duration + "; it must be more than nothing");
        }
        return duration;
    }
}
