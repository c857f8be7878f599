package dev.parley.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.fetch.Validators;
import dev.parley.ingest.poll.PollResult.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PollRhythmTest {

    private static final Instant NOW = Instant.parse("2025-06-02T10:00:00Z");

    private final PollRhythm rhythm = new PollRhythm(Duration.ofMinutes(1), new Random(1));

    private Duration wait(PollResult result, int failures) {
        DueFeed feed = new DueFeed(URI.create("https://a.example/feed"), "a", Validators.NONE, null, true, failures);
        return Duration.between(NOW, rhythm.next(feed, result, NOW));
    }

    @Test
    void shouldKeepTheIntervalWithSomeJitter() {
        assertThat(wait(PollResult.of(Outcome.NEWS, ""), 0)).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66));
        assertThat(wait(PollResult.of(Outcome.UNPUBLISHED, ""), 7))
                .isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66));
    }

    @Test
    void shouldWaitLongerWithEachFailureButNeverForEver() {
        assertThat(wait(PollResult.failed("", null), 0)).isBetween(Duration.ofSeconds(108), Duration.ofSeconds(132));
        assertThat(wait(PollResult.failed("", null), 3)).isBetween(Duration.ofSeconds(270), Duration.ofSeconds(330));
        assertThat(wait(PollResult.failed("", null), 1_000_000)).isLessThan(Duration.ofMinutes(34));
    }

    @Test
    void shouldLeaveTheOutletAloneAsLongAsItAsks() {
        assertThat(wait(PollResult.failed("HTTP 429", Duration.ofHours(2)), 0)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void shouldParkAFeedThatIsGone() {
        assertThat(wait(PollResult.of(Outcome.GONE, ""), 0)).isGreaterThan(Duration.ofHours(20));
    }
}
