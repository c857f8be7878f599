package dev.parley.ingest.messaging;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while Kafka does not answer: found articles would only wait. Answers before probes give up. */
@Readiness
@Singleton
class BrokerReadiness implements HealthCheck {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Broker broker;

    BrokerReadiness(Broker broker) {
        this.broker = broker;
    }

    @Override
    public HealthCheckResponse call() {
        return broker.fault(LIMIT)
                .map(fault -> HealthCheckResponse.named("Kafka")
                        .down()
                        .withData("reason", fault)
                        .build())
                .orElseGet(() -> HealthCheckResponse.named("Kafka").up().build());
    }
}
