package dev.parley.contract.kafka;

import dev.parley.contract.event.PositionEvent;

/** Writes {@link PositionEvent}s. */
public final class PositionEventSerializer extends EventSerializer<PositionEvent> {

    public PositionEventSerializer() {
        super(EventType.POSITION);
    }
}
