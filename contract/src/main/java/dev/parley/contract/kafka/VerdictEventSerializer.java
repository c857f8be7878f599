package dev.parley.contract.kafka;

import dev.parley.contract.event.VerdictEvent;

/** Writes {@link VerdictEvent}s. */
public final class VerdictEventSerializer extends EventSerializer<VerdictEvent> {

    public VerdictEventSerializer() {
        super(EventType.VERDICT);
    }
}
