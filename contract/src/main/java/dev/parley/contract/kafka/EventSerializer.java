package dev.parley.contract.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.contract.event.Event;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes an event as JSON and its CloudEvents attributes as headers, so that no producer can forget them. */
public abstract class EventSerializer<T extends Event> implements Serializer<T> {

    private final EventType<T> type;

    EventSerializer(EventType<T> type) {
        this.type = type;
    }

    /**
     * @throws UnsupportedOperationException always: an event without headers is none; give the headers along
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T event) {
        if (event == null) {
            return null;
        }
        throw new UnsupportedOperationException(
                "an event is written with its headers: use serialize(topic, headers, event)");
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable T event) {
        if (event == null) {
            return null; // a tombstone: compacted topics forget the key
        }
        CloudEventHeaders.write(headers, type, event);
        try {
            return EventJson.mapper().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new SerializationException("cannot write " + type.name() + " " + event.eventId(), e);
        }
    }
}
