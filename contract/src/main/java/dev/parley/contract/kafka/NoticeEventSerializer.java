package dev.parley.contract.kafka;

import dev.parley.contract.event.NoticeEvent;

/** Writes {@link NoticeEvent}s. */
public final class NoticeEventSerializer extends EventSerializer<NoticeEvent> {

    public NoticeEventSerializer() {
        super(EventType.NOTICE);
    }
}
