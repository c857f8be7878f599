package dev.parley.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ingest.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteGateTest {

    private static final Duration FEED = Duration.ofSeconds(1);
    private static final Duration PAGE = Duration.ofSeconds(2);
    private static final Site GAZETTE = new Site("gazette.com");

    private final SettableClock clock = new SettableClock(Instant.parse("2025-06-02T10:00:00Z"));
    private final List<Duration> pauses = new ArrayList<>();
    private final SiteGate gate = new SiteGate(2, clock, time -> {
        pauses.add(time);
        clock.advance(time);
    });

    private void request(Site site, Duration spacing) throws InterruptedException {
        try (SiteGate.Pass pass = gate.enter(site, spacing)) {
            assertThat(pass).isNotNull();
        }
    }

    @Test
    void shouldStartNoRequestTooSoonAfterTheOneBefore() throws InterruptedException {
        request(GAZETTE, FEED);
        request(GAZETTE, PAGE);
        clock.advance(Duration.ofMillis(500));
        request(GAZETTE, PAGE);
        request(GAZETTE, FEED);
        clock.advance(Duration.ofSeconds(5));
        request(GAZETTE, PAGE);

        assertThat(pauses).containsExactly(PAGE, Duration.ofMillis(1500), FEED);
    }

    @Test
    void shouldNotMakeASiteWaitForAnother() throws InterruptedException {
        request(GAZETTE, PAGE);
        request(new Site("herald.com"), PAGE);

        assertThat(pauses).isEmpty();
    }

    @Test
    void shouldStillKnowWhenASiteWasLastAskedAfterThousandsOfOthers() throws InterruptedException {
        // Given
        request(GAZETTE, FEED);

        // When
        for (int i = 0; i < 5_000; i++) {
            request(new Site("outlet-" + i + ".com"), FEED);
        }
        request(GAZETTE, FEED);

        // Then
        assertThat(pauses).containsExactly(FEED);
    }
}
