package dev.parley.ingest.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RereadRhythmTest {

    private static final Instant FLAGGED = Instant.parse("2025-06-02T10:00:00Z");

    @Test
    void shouldReadAgainAfterMinutesHoursAndADayAndThenNoMore() {
        List<Duration> after = new ArrayList<>();
        Instant now = FLAGGED;
        for (Optional<Instant> next = RereadRhythm.next(FLAGGED, now);
                next.isPresent();
                next = RereadRhythm.next(FLAGGED, now)) {
            now = next.get();
            after.add(Duration.between(FLAGGED, now));
        }

        assertThat(after)
                .containsExactly(
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(60),
                        Duration.ofHours(6),
                        Duration.ofHours(24));
    }

    @Test
    void shouldNotMakeUpForReadingsThatAreLongPast() {
        assertThat(RereadRhythm.next(FLAGGED, FLAGGED.plus(Duration.ofHours(3))))
                .contains(FLAGGED.plus(Duration.ofHours(6)));
        assertThat(RereadRhythm.next(FLAGGED, FLAGGED.plus(Duration.ofDays(3)))).isEmpty();
    }
}
