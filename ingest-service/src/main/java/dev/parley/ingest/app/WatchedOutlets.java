package dev.parley.ingest.app;

import dev.parley.ingest.outlet.Outlet;
import dev.parley.ingest.outlet.OutletDirectory;
import dev.parley.ingest.outlet.OutletList;
import dev.parley.ingest.outlet.OutletListException;
import dev.parley.ingest.store.PostgresFeeds;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The outlets that are watched at the moment: those of the file, as it reads now, and those that were added. A change of
 * the file is taken within seconds; a file that has become unusable changes nothing until it is put right.
 */
@Singleton
public class WatchedOutlets implements OutletDirectory {

    private static final Logger LOG = Logger.getLogger("dev.parley.ingest");

    private final Optional<Path> file;
    private final Instance<PostgresFeeds> feeds;
    private final PollSettings polls;
    private final Clock clock;
    private volatile @Nullable OutletList list;
    private volatile @Nullable String problem;
    private volatile Instant taken = Instant.EPOCH;
    private volatile String seen = "";

    /**
     * The list as it is used.
     *
     * @param source the file
     * @param taken when it was last read successfully
     * @param problem why the file as it is now cannot be used, line by line
     */
    public record State(
            String source,
            Instant taken,
            int outlets,
            int feeds,
            @Nullable String problem) {}

    WatchedOutlets(IngestConfig config, Instance<PostgresFeeds> feeds, PollSettings polls, Clock clock) {
        this.file = config.feedsFile();
        this.feeds = feeds;
        this.polls = polls;
        this.clock = clock;
    }

    /**
     * Reads the list for the first time.
     *
     * @throws OutletListException when it cannot be used
     */
    OutletList read() {
        seen = file.map(WatchedOutlets::mark).orElse("");
        OutletList read = file.map(OutletList::read).orElseGet(OutletList::bundled);
        list = read;
        taken = clock.instant();
        return read;
    }

    /** Makes the feeds of the list those that are polled. */
    void take(OutletList read) {
        feeds.get().list(read, polls.longest(), clock.instant());
        list = read;
        taken = clock.instant();
        problem = null;
    }

    /** Polled, as changes of mounted files and of links to them are not told everywhere. */
    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        String now = file.map(WatchedOutlets::mark).orElse("");
        if (now.equals(seen)) {
            return;
        }
        try {
            OutletList read = file.map(OutletList::read).orElseGet(OutletList::bundled);
            take(read);
            seen = now;
            LOG.infof(
                    "the list has changed: watching %d feeds of %d outlets, from %s",
                    read.feedCount(), read.outlets().size(), read.source());
        } catch (OutletListException e) {
            seen = now;
            problem = e.getMessage();
            LOG.errorf("the changed list is not taken, the one before stays: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf("the changed list cannot be taken yet: %s", e.getMessage()); // tried again in two seconds
        }
    }

    /** Equal as long as the file is the same. */
    private static String mark(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file) + " " + file.toRealPath();
        } catch (IOException e) {
            return "gone";
        }
    }

    @Override
    public Optional<Outlet> outlet(String id) {
        OutletList current = list;
        Optional<Outlet> listed = current == null ? Optional.empty() : current.outlet(id);
        return listed.isPresent() ? listed : feeds.get().outlet(id);
    }

    /** How it stands with the list. */
    public State state() {
        OutletList current = list;
        return new State(
                current == null ? "" : current.source(),
                taken,
                current == null ? 0 : current.outlets().size(),
                current == null ? 0 : current.feedCount(),
                problem);
    }

    /** The list of the file as it is used. */
    public OutletList list() {
        OutletList current = list;
        return current == null ? new OutletList("nothing yet", List.of()) : current;
    }
}
