package dev.parley.classify.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class StreamHealthTest {

    private final MovableClock clock = new MovableClock();
    private final StreamStatus status = new StreamStatus(clock);
    private final StreamReadiness readiness = new StreamReadiness(status);
    private final StreamLiveness liveness = new StreamLiveness(status);

    @Test
    void itIsNotReadyBeforeItTakesArticles() {
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void itIsReadyWhileItTakesArticles() {
        // When
        status.running();

        // Then
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whileTheBrokerIsAwayItIsAliveButNotReadyAndSaysWhy() {
        // When
        status.running();
        status.waitingFor("Kafka at broker:9092");

        // Then
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(readiness.call().getData())
                .hasValueSatisfying(data -> assertThat(data).containsEntry("waiting for", "Kafka at broker:9092"));
        assertThat(liveness.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aStepThatTakesLongMakesItUnreadyAndThenDead() {
        // Given
        status.running();

        // When
        clock.now = clock.now.plusSeconds(10);

        // Then
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(liveness.call().getStatus()).isEqualTo(Status.UP);

        // When
        clock.now = clock.now.plus(StreamLiveness.LONGEST_SILENCE);

        // Then
        assertThat(liveness.call().getStatus()).isEqualTo(Status.DOWN);
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2025-06-02T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
