package dev.parley.ingest.fetch;

import java.time.Duration;

/**
 * How much of a site is asked for.
 *
 * @param atOnce requests that run at the same time
 * @param feedSpacing between the starts of two requests, the second being for a feed
 * @param pageSpacing between the starts of two requests, the second being for a page
 */
public record Politeness(int atOnce, Duration feedSpacing, Duration pageSpacing) {

    public static final Politeness DEFAULT = new Politeness(2, Duration.ofSeconds(1), Duration.ofSeconds(2));

    public Politeness {
        if (atOnce < 1 || feedSpacing.isNegative() || pageSpacing.isNegative()) {
            throw new IllegalArgumentException(
                    atOnce + " at once, spacing " + feedSpacing + " and " + pageSpacing + ": not possible");
        }
    }

    Duration spacing(Wanted wanted) {
        return wanted == Wanted.PAGE ? pageSpacing : feedSpacing;
    }
}
