package dev.parley.contract.kafka;

import dev.parley.contract.event.VerdictEvent;

/** Reads {@link VerdictEvent}s. */
public final class VerdictEventDeserializer extends EventDeserializer<VerdictEvent> {

    public VerdictEventDeserializer() {
        super(EventType.VERDICT);
    }
}
