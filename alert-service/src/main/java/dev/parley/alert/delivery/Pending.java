package dev.parley.alert.delivery;

import dev.parley.contract.event.NoticeEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery whose time has come.
 *
 * @param created when it was planned
 * @param thread see {@link Message.Letter#thread()}
 */
public record Pending(
        String deliveryId,
        NoticeEvent notice,
        String receiver,
        String route,
        Occasion occasion,
        Instant created,
        @Nullable String thread) {

    Message.Letter letter() {
        return new Message.Letter(deliveryId, notice, thread);
    }
}
