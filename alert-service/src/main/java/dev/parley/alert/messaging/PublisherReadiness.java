package dev.parley.alert.messaging;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while notices cannot leave. */
@Readiness
@Singleton
final class PublisherReadiness implements HealthCheck {

    private final OutboxPublisher publisher;

    PublisherReadiness(OutboxPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> trouble = publisher.trouble();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("notice publisher").status(trouble.isEmpty());
        trouble.ifPresent(reason -> response.withData("trouble", reason));
        return response.build();
    }
}
