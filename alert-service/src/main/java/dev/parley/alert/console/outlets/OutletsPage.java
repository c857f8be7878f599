package dev.parley.alert.console.outlets;

import static java.util.Comparator.comparing;

import dev.parley.alert.console.OutsideText;
import dev.parley.alert.console.OutsideText.Excerpt;
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
 */
public record OutletsPage(String problem, String detail, List<FeedRow> feeds, long troubled) {

    /** States of ingest in which nobody need look. */
    private static final Set<String> WELL = Set.of("HEALTHY", "NEW", "PAUSED");

    /** A feed in a row. */
    public record FeedRow(
            String outlet,
            Excerpt address,
            @Nullable String link,
            String state,
            boolean well,
            String reason,
            @Nullable Instant newestEntry,
            @Nullable Instant lastSuccess,
            @Nullable Instant nextPoll,
            long minutes,
            long seconds,
            int failures,
            int gaps) {}

    static OutletsPage of(Ingest.Answer answer) {
        if (answer instanceof Ingest.Answer.Feeds found) {
            List<FeedRow> rows = found.feeds().stream()
                    .map(OutletsPage::row)
                    .sorted(comparing(FeedRow::well).thenComparing(FeedRow::outlet))
                    .toList();
            return new OutletsPage(
                    "", "", rows, rows.stream().filter(row -> !row.well()).count());
        }
        return answer instanceof Ingest.Answer.Silent silent
                ? new OutletsPage("silent", silent.reason(), List.of(), 0)
                : new OutletsPage("unconfigured", "", List.of(), 0);
    }

    private static FeedRow row(Ingest.Feed feed) {
        Duration interval = Duration.ofMillis(Math.round(feed.intervalSeconds() * 1000));
        return new FeedRow(
                OutsideText.excerpt(feed.outletId(), 60).shown(),
                OutsideText.excerpt(feed.url(), 90),
                OutsideText.link(feed.url()).orElse(null),
                OutsideText.plain(feed.state()),
                WELL.contains(feed.state()),
                OutsideText.excerpt(feed.reason(), 200).shown(),
                feed.newestEntry(),
                feed.lastSuccess(),
                feed.nextPoll(),
                interval.toMinutes(),
                interval.toSeconds(),
                feed.failures(),
                feed.gaps());
    }
}
