package dev.parley.contract.kafka;

import dev.parley.contract.event.AgreementEvent;

/** Reads {@link AgreementEvent}s. */
public final class AgreementEventDeserializer extends EventDeserializer<AgreementEvent> {

    public AgreementEventDeserializer() {
        super(EventType.AGREEMENT);
    }
}
