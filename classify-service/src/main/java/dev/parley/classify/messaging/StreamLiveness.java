package dev.parley.classify.messaging;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive while the stream's thread gets on, if only with waiting. A broker that is away is no reason to restart this
 * service: it would not help.
 */
@Liveness
@Singleton
final class StreamLiveness implements HealthCheck {

    /** Every call to Kafka gives up sooner, and so does the slowest article. */
    static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private final StreamStatus status;

    StreamLiveness(StreamStatus status) {
        this.status = status;
    }

    @Override
    public HealthCheckResponse call() {
        Duration silence = status.sinceLastSign();
        return HealthCheckResponse.named("article stream")
                .status(silence.compareTo(LONGEST_SILENCE) < 0)
                .withData("seconds since the last sign of life", silence.toSeconds())
                .build();
    }
}
