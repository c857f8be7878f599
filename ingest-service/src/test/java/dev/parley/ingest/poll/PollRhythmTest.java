package dev.parley.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.feed.FeedEntry;
import dev.parley.ingest.fetch.FetchResult.Failed;
import dev.parley.ingest.fetch.FetchResult.Failure;
import dev.parley.ingest.fetch.Terms;
import dev.parley.ingest.fetch.Validators;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PollRhythmTest {

    private static final Instant NOW = Instant.parse("2025-06-02T10:00:00Z");
    private static final URI URL = URI.create("https://a.example/feed");
    private static final Duration FLOOR = Duration.ofMinutes(1);
    private static final Duration CEILING = Duration.ofMinutes(30);

    /** Right in the middle of the jitter. */
    private static final RandomGenerator EVEN = new Random() {
        private static final long serialVersionUID = 1L;

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    private final PollRhythm rhythm = new PollRhythm(FLOOR, CEILING, EVEN);
    private Instant now = NOW;
    private DueFeed feed = feed(Pace.unknown(null));

    private static DueFeed feed(Pace pace) {
        return new DueFeed(URL, FeedAddress.listed(URL), "a", Validators.NONE, null, true, 0, pace);
    }

    /** Polls the feed at its time, with this result, and tells how long the next poll is put off. */
    private FinishedPoll poll(PollResult result) {
        FinishedPoll poll = rhythm.finish(feed, result, now, now);
        now = poll.next();
        feed = new DueFeed(URL, poll.address(), "a", Validators.NONE, null, true, feed.polls() + 1, poll.pace());
        return poll;
    }

    private Duration waitAfter(PollResult result) {
        Instant before = now;
        return Duration.between(before, poll(result).next());
    }

    private static PollResult document(int entries, int seen, @Nullable Rate rate, @Nullable Duration updateInterval) {
        return PollResult.workedOff(Terms.NONE, new Contents(entries, seen, null, rate, updateInterval), "h", 0);
    }

    private static PollResult failed(Failure failure) {
        return PollResult.failed(new Failed(failure, "failed", null));
    }

    private static PollResult unchanged(@Nullable Duration freshFor, @Nullable URI movedTo) {
        return PollResult.unchanged("", new Terms(Validators.NONE, freshFor, movedTo));
    }

    @Test
    void shouldStartAtTheFloorAndSlowDownToTheCeilingWhileNothingComes() {
        assertThat(waitAfter(document(20, 20, null, null))).isEqualTo(FLOOR);
        Duration second = waitAfter(document(20, 20, null, null));
        Duration third = waitAfter(unchanged(null, null));

        assertThat(second).isGreaterThan(FLOOR);
        assertThat(third).isGreaterThan(second);
        for (int i = 0; i < 30; i++) {
            poll(unchanged(null, null));
        }
        assertThat(waitAfter(unchanged(null, null))).isEqualTo(CEILING);
    }

    @Test
    void shouldPollTwiceInTheTimeOfAnArticle() {
        // Given an outlet that has written ten articles in the last hundred minutes
        Duration wait = Duration.ZERO;

        // When
        for (int i = 0; i < 30; i++) {
            wait = waitAfter(document(10, 9, new Rate(now.minus(Duration.ofMinutes(100)), 10), null));
        }

        // Then
        assertThat(wait).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void shouldSlowDownWhenAnOutletFallsSilent() {
        // Given an interval that follows a fast outlet
        for (int i = 0; i < 30; i++) {
            poll(document(10, 9, new Rate(now.minus(Duration.ofMinutes(40)), 10), null));
        }
        Duration busy = feed.pace().interval();

        // When
        for (int i = 0; i < 60; i++) {
            poll(unchanged(null, null));
        }

        // Then
        assertThat(busy).isEqualTo(Duration.ofMinutes(2));
        assertThat(feed.pace().interval()).isGreaterThan(Duration.ofMinutes(10));
    }

    @Test
    void shouldPollFasterAndSuspectAGapWhenHardlyAnythingIsKnown() {
        // Given a feed that is polled every few minutes
        for (int i = 0; i < 10; i++) {
            poll(document(20, 20, null, null));
        }
        Duration before = feed.pace().interval();

        // When
        FinishedPoll poll = poll(document(20, 3, null, null));

        // Then
        assertThat(poll.gapSuspected()).isTrue();
        assertThat(poll.pace().interval()).isEqualTo(before.dividedBy(2).truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void shouldSuspectNoGapInAFeedThatOnlyGrowsOrWasAwayOrWasNeverWorkedOff() {
        // Given
        poll(document(2, 2, null, null));

        // When it grows, all of it still there
        FinishedPoll grown = poll(document(20, 2, null, null));
        // When it comes back after an hour
        now = now.plus(Duration.ofHours(1));
        FinishedPoll late = poll(document(20, 0, null, null));

        // Then
        assertThat(grown.gapSuspected()).isFalse();
        assertThat(late.gapSuspected()).isFalse();
    }

    @Test
    void shouldWaitAsLongAsFeedOrServerAskButNotBeyondTheCeiling() {
        assertThat(waitAfter(document(9, 9, null, Duration.ofMinutes(15)))).isEqualTo(Duration.ofMinutes(15));
        assertThat(waitAfter(unchanged(Duration.ofMinutes(20), null))).isEqualTo(Duration.ofMinutes(20));
        assertThat(waitAfter(document(9, 9, null, Duration.ofDays(1)))).isEqualTo(CEILING);
    }

    @Test
    void shouldKeepAPinnedInterval() {
        // Given
        feed = feed(Pace.unknown(Duration.ofSeconds(90)));

        // When, then
        assertThat(waitAfter(document(9, 9, null, Duration.ofHours(1)))).isEqualTo(Duration.ofSeconds(90));
        assertThat(waitAfter(document(9, 9, null, null))).isEqualTo(Duration.ofSeconds(90));
        assertThat(waitAfter(document(9, 0, null, null))).isEqualTo(Duration.ofSeconds(90));
        assertThat(waitAfter(failed(Failure.TLS))).isEqualTo(Duration.ofSeconds(180));
    }

    @Test
    void shouldWaitLongerWithEachFailureByItsWeightButNeverForEver() {
        poll(document(9, 9, null, null));

        assertThat(waitAfter(failed(Failure.NAME))).isEqualTo(Duration.ofSeconds(75));
        assertThat(waitAfter(failed(Failure.MISSING))).isEqualTo(Duration.ofSeconds(105));
        assertThat(waitAfter(failed(Failure.PROTOCOL))).isEqualTo(Duration.ofSeconds(165));
        for (int i = 0; i < 10_000; i++) {
            poll(failed(Failure.PROTOCOL));
        }
        assertThat(waitAfter(failed(Failure.PROTOCOL))).isEqualTo(Duration.ofHours(24));
        assertThat(waitAfter(document(9, 9, null, null))).isEqualTo(FLOOR);
    }

    @Test
    void shouldLeaveTheOutletAloneAsLongAsItAsks() {
        PollResult asked = PollResult.failed(new Failed(Failure.BUSY, "HTTP 429", Duration.ofHours(2)));

        assertThat(waitAfter(asked)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void shouldComeBackSoonWhenOnlyOurOwnBrokerWasAway() {
        for (int i = 0; i < 30; i++) {
            poll(unchanged(null, null));
        }

        assertThat(waitAfter(PollResult.unpublished("Kafka is away", 0))).isEqualTo(FLOOR);
    }

    @Test
    void shouldParkAFeedThatIsGone() {
        assertThat(waitAfter(PollResult.gone())).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void shouldSpreadPollsByATenth() {
        PollRhythm uneven = new PollRhythm(FLOOR, CEILING, new Random(1));

        assertThat(Stream.generate(() -> uneven.finish(feed, unchanged(null, null), NOW, NOW))
                        .limit(100)
                        .map(poll -> Duration.between(NOW, poll.next()).toMillis()))
                .allSatisfy(millis -> assertThat(millis).isBetween(54_000L, 66_000L))
                .anySatisfy(millis -> assertThat(millis).isLessThan(57_000))
                .anySatisfy(millis -> assertThat(millis).isGreaterThan(63_000));
    }

    @Test
    void shouldBelieveAPermanentRedirectTheThirdTimeInARow() {
        URI moved = URI.create("https://b.example/feed");

        poll(unchanged(null, moved));
        poll(unchanged(null, moved));
        poll(unchanged(null, null));
        poll(unchanged(null, moved));
        poll(unchanged(null, moved));
        assertThat(feed.address().current()).isEqualTo(URL);
        poll(unchanged(null, moved));

        assertThat(feed.address()).isEqualTo(FeedAddress.listed(moved));
    }

    @Test
    void shouldGoBackToTheListedAddressWhenNothingIsAtTheNewOneButNotForAPassingFault() {
        feed = new DueFeed(
                URL,
                FeedAddress.listed(URI.create("https://b.example/feed")),
                "a",
                Validators.NONE,
                null,
                true,
                0,
                feed.pace());

        poll(failed(Failure.TIMEOUT));
        assertThat(feed.address().current()).hasHost("b.example");
        poll(failed(Failure.MISSING));
        assertThat(feed.address()).isEqualTo(FeedAddress.listed(URL));
    }

    @Test
    void shouldMeasureTheRateByTheLatestEntriesThatHaveADate() {
        FeedEntry undated = entry(null);
        FeedEntry future = entry(NOW.plusSeconds(7200));

        assertThat(Rate.of(List.of(undated, future, entry(NOW), entry(NOW)), NOW))
                .isEmpty();
        assertThat(Rate.of(
                        List.of(undated, future, entry(NOW.minusSeconds(60)), entry(NOW), entry(NOW.minusSeconds(600))),
                        NOW))
                .contains(new Rate(NOW.minusSeconds(600), 3));
        assertThat(new Rate(NOW.minusSeconds(600), 3).averageGap(NOW)).isEqualTo(Duration.ofSeconds(200));
    }

    private static FeedEntry entry(@Nullable Instant published) {
        return new FeedEntry("1", null, null, null, null, null, published, null);
    }
}
