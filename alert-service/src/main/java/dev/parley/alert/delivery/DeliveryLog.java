package dev.parley.alert.delivery;

import dev.parley.alert.delivery.Outcome.Delivered;
import dev.parley.alert.delivery.Outcome.TryLater;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Shows every attempt to deliver: a line in the log, counted as {@code parley.alert.deliveries} with the tags
 * {@code receiver} and {@code outcome}, and timed as {@code parley.alert.delivery.attempts}.
 */
public final class DeliveryLog {

    private static final Logger LOG = Logger.getLogger(DeliveryLog.class);

    private final MeterRegistry meters;

    public DeliveryLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void write(List<Pending> deliveries, Attempt attempt) {
        String receiver = deliveries.get(0).receiver();
        Outcome outcome = attempt.outcome();
        String name = outcome instanceof Delivered ? "delivered" : outcome instanceof TryLater ? "later" : "refused";
        if (outcome instanceof Delivered) {
            LOG.infof("%d notices delivered to %s: %s", deliveries.size(), receiver, outcome.answer());
        } else {
            LOG.warnf("%d notices not delivered to %s (%s): %s", deliveries.size(), receiver, name, outcome.answer());
        }
        meters.counter("parley.alert.deliveries", "receiver", receiver, "outcome", name)
                .increment(deliveries.size());
        meters.timer("parley.alert.delivery.attempts", "receiver", receiver).record(attempt.took());
    }
}
