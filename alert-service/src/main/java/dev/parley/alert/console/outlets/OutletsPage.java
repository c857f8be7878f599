package dev.parley.alert.console.outlets;

import static java.util.Comparator.comparing;

import dev.parley.alert.console.OutsideText;
import dev.parley.alert.console.OutsideText.Excerpt;
import dev.parley.alert.ingest.Ingest;
import dev.parley.alert.ingest.Ingest.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the feeds are doing.
 *
 * @param problem why nothing can be shown, as a key of the texts; empty when all is well
 * @param detail of the problem, in English
 * @param feeds those in trouble first
 * @param troubled how many are
 * @param loaded how many feeds have just been added from a list; absent when none have
 */
public record OutletsPage(
        String problem,
        String detail,
        List<FeedRow> feeds,
        long troubled,
        @Nullable String loaded) {

    /** States of ingest in which nobody need look. */
    private static final Set<String> WELL = Set.of("HEALTHY", "NEW", "PAUSED");

    /** A feed in a row. */
    public record FeedRow(
            long id,
            String outlet,
            Excerpt address,
            @Nullable String link,
            String state,
            boolean well,
            boolean paused,
            String reason,
            @Nullable Instant newestEntry,
            @Nullable Instant lastSuccess,
            @Nullable Instant nextPoll,
            long minutes,
            long seconds,
            int failures,
            int gaps,
            @Nullable Pushes pushes) {}

    /**
     * What a feed's hub brings, counted over all its feeds.
     *
     * @param hub its name
     * @param share of the entries that came by push, in percent; absent when there were none yet
     */
    public record Pushes(
            String hub, boolean active, @Nullable Long share, long entries) {

        static Pushes of(Ingest.Hub hub) {
            long entries = hub.pushed() + hub.polled();
            return new Pushes(
                    OutsideText.excerpt(hub.hub().replaceFirst("^https?://", ""), 60)
                            .shown(),
                    hub.active(),
                    entries == 0 ? null : Math.round(100.0 * hub.pushed() / entries),
                    entries);
        }
    }

    static OutletsPage of(Answer<List<Ingest.Feed>> answer, @Nullable String loaded) {
        if (answer instanceof Answer.Got<List<Ingest.Feed>> got) {
            List<FeedRow> rows = got.value().stream()
                    .map(OutletsPage::row)
                    .sorted(comparing(FeedRow::well).thenComparing(FeedRow::outlet))
                    .toList();
            return new OutletsPage(
                    "", "", rows, rows.stream().filter(row -> !row.well()).count(), loaded);
        }
        Trouble trouble = Trouble.of(answer);
        return new OutletsPage(trouble.key(), trouble.detail(), List.of(), 0, null);
    }

    private static FeedRow row(Ingest.Feed feed) {
        Duration interval = Duration.ofMillis(Math.round(feed.intervalSeconds() * 1000));
        return new FeedRow(
                feed.id(),
                OutsideText.excerpt(feed.outletId(), 60).shown(),
                OutsideText.excerpt(feed.url(), 90),
                OutsideText.link(feed.url()).orElse(null),
                OutsideText.plain(feed.state()),
                WELL.contains(feed.state()),
                feed.state().equals("PAUSED"),
                OutsideText.excerpt(feed.reason(), 200).shown(),
                feed.newestEntry(),
                feed.lastSuccess(),
                feed.nextPoll(),
                interval.toMinutes(),
                interval.toSeconds(),
                feed.failures(),
                feed.gaps(),
                feed.hub() == null ? null : Pushes.of(feed.hub()));
    }
}
