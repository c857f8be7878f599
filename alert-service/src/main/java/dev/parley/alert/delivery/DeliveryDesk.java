package dev.parley.alert.delivery;

import dev.parley.alert.delivery.DeliveryLedger.Turn;
import dev.parley.alert.notice.OneLine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings notices to receivers, as long as the service runs. One thread follows the notices, plans their deliveries, and
 * looks what is due; each receiver that something is due for is served by a thread of its own, so that none delays
 * another. A notice waits here for nothing but its receivers: it is on its topic already, or on its way there.
 */
public final class DeliveryDesk implements Runnable, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DeliveryDesk.class);
    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final int AT_ONCE = 200;

    private final DeliveryLedger ledger;
    private final DeliveryPlan plan;
    private final Receivers receivers;
    private final DeliveryPipeline pipeline;
    private final Clock clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this, "delivery-desk");
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread worker = new Thread(task, "delivery");
        worker.setDaemon(true);
        return worker;
    });

    private volatile boolean closed;
    private volatile @Nullable String trouble;

    public DeliveryDesk(
            DeliveryLedger ledger, DeliveryPlan plan, Receivers receivers, DeliveryPipeline pipeline, Clock clock) {
        this.ledger = ledger;
        this.plan = plan;
        this.receivers = receivers;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** What keeps everything from being delivered; nothing while it works. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                lookAround();
                trouble = null;
                pause(GLANCE);
            } catch (RuntimeException e) {
                fails(e);
                pause(AFTER_TROUBLE);
            }
        }
    }

    private void lookAround() {
        while (!closed && ledger.follow(AT_ONCE, plan::of) == AT_ONCE) {
            // there are more
        }
        ledger.expire(clock.instant());
        for (String name : ledger.due(clock.instant())) {
            // of a receiver that is in the file of another replica only, nothing is known here
            receivers.find(name).filter(receiver -> busy.add(name)).ifPresent(receiver -> {
                try {
                    workers.execute(() -> serve(name, receiver));
                } catch (RuntimeException e) {
                    busy.remove(name);
                    throw e;
                }
            });
        }
    }

    private void serve(String name, Receiver receiver) {
        try {
            Optional<Turn> turn = ledger.claim(name, clock.instant(), DeliveryPipeline.LEASE);
            while (turn.isPresent() && !closed) {
                pipeline.run(turn.get(), receiver);
                turn = ledger.claim(name, clock.instant(), DeliveryPipeline.LEASE);
            }
        } catch (RuntimeException e) {
            fails(e);
        } finally {
            busy.remove(name);
        }
    }

    private void fails(RuntimeException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = OneLine.of(root.getClass().getSimpleName() + ": " + root.getMessage());
        if (!closed && !reason.equals(trouble)) {
            LOG.warnf("deliveries wait and are tried again every few seconds: %s", reason);
        }
        trouble = reason;
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            closed = true; // only close() interrupts
        }
    }

    /** Lets attempts under way come to their end for some seconds; what is not over by then is tried again. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        workers.shutdown();
        try {
            thread.join(LONGEST_STOP.toMillis());
            if (!workers.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
