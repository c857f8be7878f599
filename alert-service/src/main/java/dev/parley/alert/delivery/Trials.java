package dev.parley.alert.delivery;

import dev.parley.alert.story.ContentId;
import dev.parley.contract.event.NoticeEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends receivers a made-up notice, at once and once, to see whether they work. Each trial stands in the ledger. */
public final class Trials {

    private final Receivers receivers;
    private final DeliveryLedger ledger;
    private final Clock clock;

    public Trials(Receivers receivers, DeliveryLedger ledger, Clock clock) {
        this.receivers = receivers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What the receiver of this name answered; nothing when there is none. */
    public Optional<Outcome> of(String name) {
        return receivers.find(name).map(receiver -> {
            Instant start = clock.instant();
            NoticeEvent notice = SampleNotice.at(start);
            String id = ContentId.of("test", name, start.toString());
            Outcome outcome =
                    receiver.deliver(new Message(Occasion.TEST, List.of(new Message.Letter(id, notice, null))));
            ledger.recordTrial(id, notice, name, new Attempt(start, Duration.between(start, clock.instant()), outcome));
            return outcome;
        });
    }
}
