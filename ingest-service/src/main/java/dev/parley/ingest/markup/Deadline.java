package dev.parley.ingest.markup;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The moment by which a document must have been read. For one thread. */
public final class Deadline {

    /** Only each sixteenth check looks at the clock: between two of them is less than a thousandth of the limit. */
    private static final int CHECKS_PER_LOOK = 16;

    private final long nanos;
    private final LongSupplier elapsed;
    private final LongSupplier worked;
    private final long startedAt;
    private final long workedBefore;
    private int checks;

    /**
     * @param elapsed nanoseconds by the clock, which cost next to nothing to read
     * @param worked nanoseconds of this thread's work, which are asked for only when so much time has passed at all
     */
    Deadline(Duration limit, LongSupplier elapsed, LongSupplier worked) {
        this.nanos = limit.toNanos();
        this.elapsed = elapsed;
        this.worked = worked;
        this.startedAt = elapsed.getAsLong();
        this.workedBefore = worked.getAsLong();
    }

    /** Ends the reading when the time is up, by an exception that only {@link TimeLimit#within} catches. */
    public void check() {
        if (checks++ % CHECKS_PER_LOOK != 0) {
            return;
        }
        if (elapsed.getAsLong() - startedAt >= nanos && worked.getAsLong() - workedBefore >= nanos) {
            throw new PassedException();
        }
    }

    /** The text for a parser that takes it in piece by piece; each piece is a check. */
    public Reader reader(String text) {
        return new CheckedReader(text, this);
    }

    /** Carries no trace: nothing is wrong with the code that it comes from. */
    static final class PassedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        PassedException() {
            super("the time is up", null, false, false);
        }
    }

    private static final class CheckedReader extends Reader {
        private final StringReader text;
        private final Deadline deadline;

        CheckedReader(String text, Deadline deadline) {
            this.text = new StringReader(text);
            this.deadline = deadline;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            deadline.check();
            return text.read(buffer, offset, length);
        }

        @Override
        public void close() {
            text.close();
        }
    }
}
