package dev.parley.alert.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.contract.event.Event;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.kafka.EventJson;

/** Events as JSON columns, in the form that they have on their topics. */
final class EventColumn {

    private EventColumn() {}

    static String write(Event event) {
        try {
            return EventJson.mapper().writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write event " + event.eventId(), e);
        }
    }

    /**
     * @throws IllegalStateException when the column does not hold a notice: somebody else wrote it
     */
    static NoticeEvent readNotice(String json) {
        try {
            return EventJson.mapper().readValue(json, NoticeEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds a notice that cannot be read: " + json, e);
        }
    }
}
