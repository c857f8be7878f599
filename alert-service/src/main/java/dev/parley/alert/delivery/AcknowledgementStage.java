package dev.parley.alert.delivery;

import dev.parley.alert.delivery.DeliveryLedger.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes out escalations of what somebody acknowledged in time. */
final class AcknowledgementStage implements Stage {

    private final Acknowledgements acknowledgements;

    AcknowledgementStage(Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    @Override
    public List<Pending> pass(Turn turn, List<Pending> deliveries, Instant now) {
        List<Pending> passing = new ArrayList<>();
        for (Pending delivery : deliveries) {
            if (delivery.occasion() == Occasion.ESCALATION
                    && acknowledgements.cover(
                            delivery.notice().storyId(), delivery.notice().noticeId())) {
                turn.settle(List.of(delivery), DeliveryState.ACKNOWLEDGED, "acknowledged in time", now);
            } else {
                passing.add(delivery);
            }
        }
        return passing;
    }
}
