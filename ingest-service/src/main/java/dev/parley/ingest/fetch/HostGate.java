package dev.parley.ingest.fetch;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Lets only so many requests at once go to one host. Hosts are forgotten as soon as nobody wants them. */
final class HostGate {

    private final int atOnce;
    private final Map<String, Gate> gates = new HashMap<>();

    HostGate(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Waits for a free place; closing the pass gives it back. */
    Pass enter(String host) throws InterruptedException {
        Gate gate;
        synchronized (gates) {
            gate = gates.computeIfAbsent(host, name -> new Gate(atOnce));
            gate.wanted++;
        }
        try {
            gate.places.acquire();
        } catch (InterruptedException e) {
            leave(host, gate);
            throw e;
        }
        return () -> {
            gate.places.release();
            leave(host, gate);
        };
    }

    private void leave(String host, Gate gate) {
        synchronized (gates) {
            if (--gate.wanted == 0) {
                gates.remove(host);
            }
        }
    }

    int hosts() {
        synchronized (gates) {
            return gates.size();
        }
    }

    /** Permission to talk to the host. */
    interface Pass extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Gate {
        private final Semaphore places;
        private int wanted;

        Gate(int atOnce) {
            // fair: a feed with many pages must not starve the next feed of the same host
            this.places = new Semaphore(atOnce, true);
        }
    }
}
