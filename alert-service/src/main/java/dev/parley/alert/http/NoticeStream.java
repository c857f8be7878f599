package dev.parley.alert.http;

import dev.parley.alert.store.NoticeArchive;
import dev.parley.alert.store.NoticeArchive.Entry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Notices as they are raised, by whichever replica. One reader of the archive serves all who listen; each of them gets
 * every notice after the one it names, in order and once.
 */
@Singleton
class NoticeStream {

    private static final Logger LOG = Logger.getLogger(NoticeStream.class);
    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final int PAGE = 200;

    /** Who is so many notices behind is sent away, and comes back with the number of the last one received. */
    private static final int PATIENCE = 1_000;

    /** Somebody who listens, and how far. */
    private static final class Listener {

        private final MultiEmitter<? super Entry> emitter;
        private long told;

        Listener(MultiEmitter<? super Entry> emitter, long told) {
            this.emitter = emitter;
            this.told = told;
        }

        void tell(Entry entry) {
            if (entry.number() > told) {
                told = entry.number();
                emitter.emit(entry);
            }
        }
    }

    private final NoticeArchive archive;
    private final List<Listener> listeners = new ArrayList<>();
    private long last;
    private @Nullable Cancellable reading;

    NoticeStream(NoticeArchive archive) {
        this.archive = archive;
    }

    /**
     * What is raised after a notice.
     *
     * @param number of that notice; absent for what is raised from now on
     */
    Multi<Entry> after(@Nullable Long number) {
        return Multi.createFrom()
                .<Entry>emitter(emitter -> listen(emitter, number), BackPressureStrategy.IGNORE)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onOverflow()
                .buffer(PATIENCE);
    }

    /** The past is read and the listener entered under one lock, so that nothing falls between. */
    private synchronized void listen(MultiEmitter<? super Entry> emitter, @Nullable Long number) {
        if (reading == null) {
            last = archive.last();
            reading = Multi.createFrom()
                    .ticks()
                    .onExecutor(Infrastructure.getDefaultWorkerPool())
                    .every(GLANCE)
                    .onOverflow()
                    .drop()
                    .subscribe()
                    .with(tick -> tellAll());
        }
        Listener listener = new Listener(emitter, number == null ? archive.last() : number);
        List<Entry> page;
        do {
            page = archive.after(listener.told, PAGE);
            page.forEach(listener::tell);
        } while (page.size() == PAGE && !emitter.isCancelled());
        listeners.add(listener);
        emitter.onTermination(() -> forget(listener));
    }

    private synchronized void forget(Listener listener) {
        listeners.remove(listener);
    }

    private synchronized void tellAll() {
        try {
            for (Entry entry : archive.after(last, PAGE)) {
                last = entry.number();
                List.copyOf(listeners).forEach(listener -> listener.tell(entry));
            }
        } catch (RuntimeException e) {
            LOG.debugf("the archive cannot be read: %s", e.getMessage()); // the next glance tries again
        }
    }

    synchronized void stop(@Observes ShutdownEvent stop) {
        if (reading != null) {
            reading.cancel();
        }
        List.copyOf(listeners).forEach(listener -> listener.emitter.complete());
    }
}
