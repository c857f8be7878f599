package dev.parley.contract.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.contract.event.Event;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 attributes as Kafka record headers, as the Kafka protocol binding 1.0.2 lays them down for the binary
 * content mode.
 */
public final class CloudEventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String TIME = "ce_time";
    public static final String SUBJECT = "ce_subject";
    public static final String CONTENT_TYPE = "content-type";

    private CloudEventHeaders() {}

    /** Sets all attributes of the event, replacing what stands there under the same names. */
    static <T extends Event> void write(Headers headers, EventType<T> type, T event) {
        set(headers, SPEC_VERSION, "1.0");
        set(headers, ID, event.eventId());
        set(headers, SOURCE, type.source());
        set(headers, TYPE, type.name());
        set(headers, TIME, event.time().toString());
        set(headers, SUBJECT, event.key());
        set(headers, CONTENT_TYPE, "application/json");
    }

    /** The attribute's text, or null where the record does not carry it. */
    public static @Nullable String read(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(UTF_8));
    }
}
