package dev.parley.cli.up;

import dev.parley.localstack.LocalServer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps one part running: starts it, and starts it again whenever it ends, ever more slowly while it keeps failing. A
 * part that does not come up the very first time is not tried again: something is wrong that a user must see.
 */
final class Supervisor {

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);

    /** One that ran for so long has recovered from what ended it before. */
    private static final Duration RECOVERED = Duration.ofMinutes(1);

    private final LocalServer server;
    private final DataFolder data;
    private final Consumer<SystemEvent> events;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    Supervisor(LocalServer server, DataFolder data, Consumer<SystemEvent> events) {
        this.server = server;
        this.data = data;
        this.events = events;
        this.thread = new Thread(this::keepRunning, "supervise-" + server.name());
        this.thread.setDaemon(true);
    }

    /** Completes when the part serves its clients for the first time, exceptionally when it does not get there. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    void start() {
        thread.start();
    }

    private void keepRunning() {
        Duration backOff = FIRST_BACK_OFF;
        while (!isStopping()) {
            Instant begun = Instant.now();
            try {
                server.start();
                if (isStopping()) {
                    return;
                }
                events.accept(new SystemEvent.Ready(server.name(), Duration.between(begun, Instant.now())));
                ready.complete(null);
                int status = server.onExit().join();
                if (isStopping()) {
                    return;
                }
                if (Duration.between(begun, Instant.now()).compareTo(RECOVERED) > 0) {
                    backOff = FIRST_BACK_OFF;
                }
                events.accept(new SystemEvent.Ended(server.name(), status, backOff));
            } catch (RuntimeException e) {
                if (isStopping() || ready.completeExceptionally(e)) {
                    return;
                }
                events.accept(new SystemEvent.NotRestarted(server.name(), String.valueOf(e.getMessage()), backOff));
            }
            if (data.isFull()) {
                events.accept(
                        new SystemEvent.DiskFull(server.name(), data.path().toString(), data.freeBytes()));
            }
            if (isStoppedWithin(backOff)) {
                return;
            }
            backOff = longer(backOff);
        }
    }

    private static Duration longer(Duration backOff) {
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private boolean isStoppedWithin(Duration duration) {
        try {
            return stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Stops the part in order; it is not started again. */
    void stop() {
        stopping.countDown();
        boolean wasRunning = server.isAlive();
        server.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(); // it may just have been about to start
        if (wasRunning) {
            events.accept(new SystemEvent.Stopped(server.name()));
        }
    }
}
