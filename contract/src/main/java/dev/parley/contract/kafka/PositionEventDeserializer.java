package dev.parley.contract.kafka;

import dev.parley.contract.event.PositionEvent;

/** Reads {@link PositionEvent}s. */
public final class PositionEventDeserializer extends EventDeserializer<PositionEvent> {

    public PositionEventDeserializer() {
        super(EventType.POSITION);
    }
}
