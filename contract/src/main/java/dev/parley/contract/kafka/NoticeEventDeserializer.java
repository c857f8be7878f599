package dev.parley.contract.kafka;

import dev.parley.contract.event.NoticeEvent;

/** Reads {@link NoticeEvent}s. */
public final class NoticeEventDeserializer extends EventDeserializer<NoticeEvent> {

    public NoticeEventDeserializer() {
        super(EventType.NOTICE);
    }
}
