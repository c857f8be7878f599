package dev.parley.ingest.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Lets only so many requests at once go to one site, and none too soon after the one before. Sites are forgotten when
 * nobody wants them any more and the next request would not have to wait.
 */
final class SiteGate {

    private static final int CLEAN_UP_AT = 1_000;

    private final int atOnce;
    private final Clock clock;
    private final Pause pause;
    private final Map<Site, Gate> gates = new HashMap<>();
    private int cleanUpAt = CLEAN_UP_AT;

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void pass(Duration time) throws InterruptedException;
    }

    SiteGate(int atOnce, Clock clock, Pause pause) {
        this.atOnce = atOnce;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Waits until a request may start; closing the pass makes place for another.
     *
     * @param spacing since the start of the site's last request, whatever it was for
     */
    Pass enter(Site site, Duration spacing) throws InterruptedException {
        Gate gate = wanted(site);
        try {
            gate.places.acquire();
        } catch (InterruptedException e) {
            leave(gate);
            throw e;
        }
        Pass pass = () -> {
            gate.places.release();
            leave(gate);
        };
        Duration wait = gate.start(clock.instant(), spacing);
        if (!wait.isZero()) {
            try {
                pause.pass(wait);
            } catch (InterruptedException e) {
                pass.close();
                throw e;
            }
        }
        return pass;
    }

    private Gate wanted(Site site) {
        synchronized (gates) {
            if (gates.size() >= cleanUpAt) {
                Instant now = clock.instant();
                gates.values().removeIf(gate -> gate.isForgettable(now));
                cleanUpAt = Math.max(CLEAN_UP_AT, 2 * gates.size());
            }
            Gate gate = gates.computeIfAbsent(site, name -> new Gate(atOnce));
            gate.wanted++;
            return gate;
        }
    }

    private void leave(Gate gate) {
        synchronized (gates) {
            gate.wanted--;
        }
    }

    /** Permission to talk to the site. */
    interface Pass extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Gate {

        /** After so long no spacing asks for more patience. */
        private static final Duration LONG_AGO = Duration.ofMinutes(1);

        private final Semaphore places;
        private Instant lastStart = Instant.MIN;
        private int wanted;

        Gate(int atOnce) {
            // fair: a feed with many pages must not starve the next feed of the same site
            this.places = new Semaphore(atOnce, true);
        }

        /** Takes the next moment at which a request may start, and says how far away it is. */
        synchronized Duration start(Instant now, Duration spacing) {
            Instant earliest = lastStart.equals(Instant.MIN) ? now : lastStart.plus(spacing);
            lastStart = earliest.isAfter(now) ? earliest : now;
            return Duration.between(now, lastStart);
        }

        synchronized boolean isForgettable(Instant now) {
            return wanted == 0 && lastStart.isBefore(now.minus(LONG_AGO));
        }
    }
}
