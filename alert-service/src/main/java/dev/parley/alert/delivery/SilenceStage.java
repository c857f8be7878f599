package dev.parley.alert.delivery;

import dev.parley.alert.delivery.DeliveryLedger.Turn;
import dev.parley.alert.silence.Silence;
import dev.parley.alert.silence.Silences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes out what somebody muted. What takes an earlier notice back passes, since somebody was told of it before; so does
 * what somebody asked for.
 */
final class SilenceStage implements Stage {

    private final Silences silences;

    SilenceStage(Silences silences) {
        this.silences = silences;
    }

    @Override
    public List<Pending> pass(Turn turn, List<Pending> deliveries, Instant now) {
        if (deliveries.isEmpty()) {
            return deliveries;
        }
        List<Silence> active = silences.active(now);
        List<Pending> passing = new ArrayList<>();
        for (Pending delivery : deliveries) {
            Optional<Silence> silence =
                    delivery.occasion() == Occasion.RESENT || DeliveryPlan.takesBack(delivery.notice())
                            ? Optional.empty()
                            : active.stream()
                                    .filter(one -> one.match().fits(delivery.notice()))
                                    .findFirst();
            if (silence.isPresent()) {
                turn.settle(
                        List.of(delivery),
                        DeliveryState.SILENCED,
                        "muted by " + silence.get().author() + ": "
                                + silence.get().reason(),
                        now);
            } else {
                passing.add(delivery);
            }
        }
        return passing;
    }
}
