package dev.parley.alert.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.contract.event.Event;
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
     * @throws IllegalStateException when the column does not hold such an event: somebody else wrote it
     */
    static <T extends Event> T read(String json, Class<T> type) {
        try {
            return EventJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the database holds a " + type.getSimpleName() + " that cannot be read: " + json, e);
        }
    }
}
