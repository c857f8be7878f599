package dev.parley.alert.delivery;

import dev.parley.contract.event.NoticeEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * A notice that a receiver is to get.
 *
 * @param group what is sent together, when it is due at the same time
 * @param due when, unless the group had a message less than the interval ago
 */
public record Planned(
        String deliveryId,
        NoticeEvent notice,
        String receiver,
        String route,
        Occasion occasion,
        String group,
        Instant due,
        Duration interval) {}
