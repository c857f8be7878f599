package dev.parley.localstack;

import dev.parley.localstack.ChildProcess.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A server that runs as a child process on one port of 127.0.0.1 and keeps its state, log and process id in a folder. */
public abstract class LocalServer implements AutoCloseable {

    private static final Duration STOP_GRACE = Duration.ofSeconds(15);

    private final String name;
    private final Path folder;
    private final int port;
    private final StopSignal stopSignal;
    private volatile @Nullable ChildProcess process;

    /**
     * @param name as messages call it; in small letters the name of its files
     * @param folder created when absent; the command line must name it
     * @param port 0 takes a free one
     */
    protected LocalServer(String name, Path folder, int port, StopSignal stopSignal) {
        this.name = name;
        this.folder = folder.toAbsolutePath().normalize();
        this.port = port == 0 ? Loopback.freePort() : port;
        this.stopSignal = stopSignal;
    }

    /** Starts the process. */
    protected abstract ChildProcess launch(LogFile log) throws IOException, InterruptedException;

    /**
     * Waits until the process serves its clients.
     *
     * @return false when it does not get there: it has ended, or it takes too long
     */
    protected abstract boolean awaitReady(ChildProcess child) throws IOException, InterruptedException;

    /**
     * Starts it and returns when it serves its clients; also after it was stopped or has died, with the state it had.
     * What a killed run left running on the same folder is stopped first.
     *
     * @throws LocalStackException when it does not start, with the reason; also when it is stopped meanwhile
     */
    public final void start() {
        stopLeftOver();
        if (!Loopback.isFree(port)) {
            throw new LocalStackException(name + " cannot start: port " + port + " on 127.0.0.1 is taken");
        }
        try {
            Files.createDirectories(folder);
            LogFile log = LogFile.open(file(".log"));
            ChildProcess child = launch(log);
            process = child;
            if (!awaitReady(child)) {
                child.kill();
                throw new LocalStackException(name + " does not start; " + log.path() + " ends with:\n" + log.tail());
            }
        } catch (IOException e) {
            throw new LocalStackException(name + " cannot start in " + folder + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException(name + " was interrupted while it started", e);
        }
    }

    /**
     * Deletes its state and logs; without effect when there are none. It must not run.
     *
     * @throws LocalStackException when a file cannot be deleted
     */
    public final void deleteState() {
        try {
            deleteTree(folder);
        } catch (IOException e) {
            throw new LocalStackException("cannot delete the data of " + name + " in " + folder + ": " + e, e);
        }
    }

    static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var entries = Files.walk(folder)) {
                for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(entry);
                }
            }
        }
    }

    /**
     * Stops what a killed run left running on the folder.
     *
     * @return whether there was something
     */
    public boolean stopLeftOver() {
        return ChildProcess.stopLeftOver(pidFile(), stopSignal, STOP_GRACE);
    }

    /** Stops it in order, within seconds; without effect when it does not run. */
    public final void stop() {
        ChildProcess child = process;
        if (child != null) {
            child.stop(STOP_GRACE);
        }
    }

    /** Stops it, if it runs, and starts it again on the same port and state. */
    public final void restart() {
        stop();
        start();
    }

    /** Ends the process at once, as a crash would. */
    public final void kill() {
        started().kill();
    }

    public final boolean isAlive() {
        ChildProcess child = process;
        return child != null && child.isAlive();
    }

    /** The operating system's id of the process that was started last. */
    public final long pid() {
        return started().pid();
    }

    /** Completes with the exit status when the process that was started last has ended, for whatever reason. */
    public final CompletableFuture<Integer> onExit() {
        return started().onExit();
    }

    public final String name() {
        return name;
    }

    public final int port() {
        return port;
    }

    @Override
    public final void close() {
        stop();
    }

    protected final Path folder() {
        return folder;
    }

    protected final Path pidFile() {
        return file(".pid");
    }

    private Path file(String ending) {
        return folder.resolve(name.toLowerCase(Locale.ROOT) + ending);
    }

    private ChildProcess started() {
        ChildProcess child = process;
        if (child == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return child;
    }
}
