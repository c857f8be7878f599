package dev.parley.ingest.markup;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * How long reading one document may take, from its bytes to the last of its fields. Whoever reads asks its
 * {@link Deadline} again and again, at every part that a parser takes in and at every element that it looks at; once the
 * time is up the reading ends there and then, on its own thread, so that nothing is left behind. Thread-safe.
 *
 * <p>It is the processor's time: reading waits for nothing but the processor, and a machine that is busy with other things
 * must not make good documents unreadable.
 */
public final class TimeLimit {

    /** The largest honest documents take a fiftieth of it. */
    public static final Duration DEFAULT = Duration.ofSeconds(5);

    private final Duration limit;
    private final LongSupplier elapsed;
    private final LongSupplier worked;
    private final LongAdder exceeded = new LongAdder();

    public TimeLimit(Duration limit) {
        this(limit, System::nanoTime, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    /**
     * @param nanoTime stands for the time of the processor
     */
    public TimeLimit(Duration limit, LongSupplier nanoTime) {
        this(limit, nanoTime, nanoTime);
    }

    private TimeLimit(Duration limit, LongSupplier elapsed, LongSupplier worked) {
        this.limit = limit;
        this.elapsed = elapsed;
        this.worked = worked;
    }

    /** What the reading comes to; nothing when it takes longer. */
    public <T> Optional<T> within(Function<Deadline, T> reading) {
        try {
            return Optional.of(reading.apply(new Deadline(limit, elapsed, worked)));
        } catch (Deadline.PassedException e) {
            exceeded.increment();
            return Optional.empty();
        }
    }

    /** How many documents were given up so far. */
    public long exceeded() {
        return exceeded.sum();
    }

    /** Why there is nothing, in words. */
    public String reason() {
        String inWords = limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
        return "reading it took longer than " + inWords;
    }
}
