package dev.parley.classify.messaging;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while articles are taken: connected, topics there, member of the consumer group. */
@Readiness
@Singleton
final class StreamReadiness implements HealthCheck {

    private final StreamStatus status;

    StreamReadiness(StreamStatus status) {
        this.status = status;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("article stream");
        return status.waitingFor()
                .map(what -> response.down().withData("waiting for", what))
                .orElseGet(response::up)
                .build();
    }
}
