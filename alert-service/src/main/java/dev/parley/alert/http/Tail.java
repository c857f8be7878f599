package dev.parley.alert.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is appended to a numbered record, by whichever replica, as it is appended. One reader serves all who listen; each of
 * them gets every entry after the one it names, in order and once.
 *
 * @param <E> an entry
 */
final class Tail<E> {

    private static final Logger LOG = Logger.getLogger(Tail.class);
    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final int PAGE = 200;

    /** Who is so many entries behind is sent away, and comes back with the number of the last one received. */
    private static final int PATIENCE = 1_000;

    /** The entries of the record with a greater number, in their order. */
    @FunctionalInterface
    interface Source<E> {
        List<E> after(long number, int limit);
    }

    /** Somebody who listens, and how far. */
    private final class Listener {

        private final MultiEmitter<? super E> emitter;
        private long told;

        Listener(MultiEmitter<? super E> emitter, long told) {
            this.emitter = emitter;
            this.told = told;
        }

        void tell(E entry) {
            if (number.applyAsLong(entry) > told) {
                told = number.applyAsLong(entry);
                emitter.emit(entry);
            }
        }
    }

    private final Source<E> source;
    private final LongSupplier newest;
    private final ToLongFunction<E> number;
    private final List<Listener> listeners = new ArrayList<>();
    private long last;
    private @Nullable Cancellable reading;

    /**
     * @param newest the number of the newest entry; 0 when there is none
     */
    Tail(Source<E> source, LongSupplier newest, ToLongFunction<E> number) {
        this.source = source;
        this.newest = newest;
        this.number = number;
    }

    /** The number after which to listen in order to miss nothing that is appended from now on. */
    synchronized long position() {
        if (reading == null) {
            last = newest.getAsLong();
            reading = Multi.createFrom()
                    .ticks()
                    .onExecutor(Infrastructure.getDefaultWorkerPool())
                    .every(GLANCE)
                    .onOverflow()
                    .drop()
                    .subscribe()
                    .with(tick -> tellAll());
        }
        return last;
    }

    /**
     * What is appended after an entry.
     *
     * @param entry its number
     */
    Multi<E> after(long entry) {
        return Multi.createFrom()
                .<E>emitter(emitter -> listen(emitter, entry), BackPressureStrategy.IGNORE)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onOverflow()
                .buffer(PATIENCE);
    }

    /** The past is read and the listener entered under one lock, so that nothing falls between. */
    private synchronized void listen(MultiEmitter<? super E> emitter, long entry) {
        Listener listener = new Listener(emitter, entry);
        if (entry
                < position()) { // thousands who come at once and ask for nothing of the past need not wait for reading
            tellPast(listener);
        }
        listeners.add(listener);
        emitter.onTermination(() -> forget(listener));
    }

    private void tellPast(Listener listener) {
        List<E> page;
        do {
            page = source.after(listener.told, PAGE);
            page.forEach(listener::tell);
        } while (page.size() == PAGE && !listener.emitter.isCancelled());
    }

    private synchronized void forget(Listener listener) {
        listeners.remove(listener);
    }

    private synchronized void tellAll() {
        try {
            for (E entry : source.after(last, PAGE)) {
                last = number.applyAsLong(entry);
                List.copyOf(listeners).forEach(listener -> listener.tell(entry));
            }
        } catch (RuntimeException e) {
            LOG.debugf("the record cannot be read: %s", e.getMessage()); // the next glance tries again
        }
    }

    /** Sends all away who listen. */
    synchronized void close() {
        if (reading != null) {
            reading.cancel();
        }
        List.copyOf(listeners).forEach(listener -> listener.emitter.complete());
    }
}
