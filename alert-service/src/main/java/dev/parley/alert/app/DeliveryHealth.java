package dev.parley.alert.app;

import dev.parley.alert.delivery.DeliveryDesk;
import dev.parley.alert.store.DeliveryArchive;
import dev.parley.alert.store.DeliveryArchive.Condition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how deliveries are doing: ready while they can be worked on at all. A receiver that fails is told with its answer
 * and makes nothing unready, since restarting this service would not help it. The same as metrics:
 * {@code parley.alert.receiver.failures} and {@code parley.alert.receiver.waiting}.
 */
@Readiness
@Singleton
final class DeliveryHealth implements HealthCheck {

    private final DeliveryDesk desk;
    private final DeliveryArchive archive;
    private final MultiGauge failures;
    private final MultiGauge waiting;

    DeliveryHealth(DeliveryDesk desk, DeliveryArchive archive, MeterRegistry meters) {
        this.desk = desk;
        this.archive = archive;
        this.failures = MultiGauge.builder("parley.alert.receiver.failures")
                .description("Attempts to reach the receiver that failed, in a row")
                .register(meters);
        this.waiting = MultiGauge.builder("parley.alert.receiver.waiting")
                .description("Notices that wait for the receiver")
                .register(meters);
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> trouble = desk.trouble();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("deliveries").status(trouble.isEmpty());
        trouble.ifPresent(reason -> response.withData("trouble", reason));
        if (trouble.isEmpty()) {
            archive.conditions().stream()
                    .filter(condition -> condition.failures() > 0)
                    .forEach(condition -> response.withData(
                            condition.receiver(),
                            "failing since %s, %d attempts, %d notices wait: %s"
                                    .formatted(
                                            condition.failingSince(),
                                            condition.failures(),
                                            condition.waiting(),
                                            condition.answer())));
        }
        return response.build();
    }

    @Scheduled(every = "10s", delayed = "5s")
    void measure() {
        List<Condition> conditions = archive.conditions();
        failures.register(
                conditions.stream()
                        .map(condition ->
                                MultiGauge.Row.of(Tags.of("receiver", condition.receiver()), condition.failures()))
                        .toList(),
                true);
        waiting.register(
                conditions.stream()
                        .map(condition ->
                                MultiGauge.Row.of(Tags.of("receiver", condition.receiver()), condition.waiting()))
                        .toList(),
                true);
    }
}
