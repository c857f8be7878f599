package dev.parley.alert.delivery;

import dev.parley.alert.delivery.DeliveryLedger.Turn;
import java.time.Instant;
import java.util.List;

/** A question that deliveries are asked before they are sent. */
public interface Stage {

    /** Writes down what is decided about some of the deliveries, and returns the others. */
    List<Pending> pass(Turn turn, List<Pending> deliveries, Instant now);
}
