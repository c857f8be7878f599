package dev.parley.contract.kafka;

import dev.parley.contract.event.Event;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event from JSON. A record that declares another {@code ce_type} is refused; one without headers is read by
 * its content, since other tools may have written it.
 */
public abstract class EventDeserializer<T extends Event> implements Deserializer<T> {

    private final EventType<T> type;

    EventDeserializer(EventType<T> type) {
        this.type = type;
    }

    /**
     * @throws SerializationException when the bytes are not JSON or do not fit the event's schema
     */
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            T event = EventJson.mapper().readValue(bytes, type.payload());
            if (event == null) {
                throw new SerializationException("record on " + topic + " holds the JSON null, not a " + type.name());
            }
            return event;
        } catch (IOException e) {
            throw new SerializationException("record on " + topic + " is no " + type.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * @throws SerializationException also when the {@code ce_type} header names another type or version
     */
    @Override
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] bytes) {
        String declared = CloudEventHeaders.read(headers, CloudEventHeaders.TYPE);
        if (declared != null && !declared.equals(type.name())) {
            throw new SerializationException(
                    "record on " + topic + " declares type " + declared + ", expected " + type.name());
        }
        return deserialize(topic, bytes);
    }
}
