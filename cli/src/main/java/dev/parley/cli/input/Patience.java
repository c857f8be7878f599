package dev.parley.cli.input;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Works on one document after the other, and gives up on one that takes too long or breaks the worker. */
public final class Patience {

    private final Duration limit;
    private ExecutorService worker = worker();

    public Patience(Duration limit) {
        this.limit = limit;
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "document");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The work's result. */
    public <T> T await(Callable<T> work) throws LostException {
        Future<T> result = worker.submit(work);
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new LostException("could not be read: " + e.getCause());
        } catch (TimeoutException e) {
            result.cancel(true);
            worker = worker(); // the other one may never come back
            throw new LostException("not done within " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LostException("interrupted");
        }
    }

    /** There is no result, for the reason in the message. */
    public static final class LostException extends Exception {

        private static final long serialVersionUID = 1L;

        LostException(String reason) {
            super(reason);
        }
    }
}
