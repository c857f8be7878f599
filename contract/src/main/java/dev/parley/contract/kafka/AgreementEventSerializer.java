package dev.parley.contract.kafka;

import dev.parley.contract.event.AgreementEvent;

/** Writes {@link AgreementEvent}s. */
public final class AgreementEventSerializer extends EventSerializer<AgreementEvent> {

    public AgreementEventSerializer() {
        super(EventType.AGREEMENT);
    }
}
