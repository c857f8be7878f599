package dev.parley.alert.ingest;

import dev.parley.alert.ingest.Ingest.Answer;
import dev.parley.alert.ingest.Ingest.Feed;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks now and then how many outlets are silent, so that no page has to wait for ingest. */
@Singleton
public final class OutletWatch {

    /** States of a feed that cannot be read. */
    private static final Set<String> SILENT = Set.of("FAILING", "PARKED");

    /** Nothing is expected of it. */
    private static final String PAUSED = "PAUSED";

    /**
     * How the outlets are doing.
     *
     * @param silent of which no feed can be read
     * @param all of which one is not paused
     */
    public record Glance(int silent, int all) {

        static Glance of(List<Feed> feeds) {
            Collection<List<Feed>> outlets = feeds.stream()
                    .filter(feed -> !feed.state().equals(PAUSED))
                    .collect(Collectors.groupingBy(Feed::outletId))
                    .values();
            return new Glance(
                    (int) outlets.stream()
                            .filter(outlet -> outlet.stream().allMatch(feed -> SILENT.contains(feed.state())))
                            .count(),
                    outlets.size());
        }
    }

    private final Ingest ingest;
    private volatile Optional<Glance> latest = Optional.empty();

    OutletWatch(Ingest ingest) {
        this.ingest = ingest;
    }

    /** As it was within the last half minute; absent while ingest does not answer. */
    public Optional<Glance> latest() {
        return latest;
    }

    @Scheduled(every = "20s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        latest = ingest.feeds() instanceof Answer.Got<List<Feed>> got
                ? Optional.of(Glance.of(got.value()))
                : Optional.empty();
    }
}
