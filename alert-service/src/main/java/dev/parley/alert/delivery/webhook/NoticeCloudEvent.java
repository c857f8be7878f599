package dev.parley.alert.delivery.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.alert.delivery.Message.Letter;
import dev.parley.alert.delivery.Occasion;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.kafka.EventJson;
import dev.parley.contract.kafka.EventType;
import java.util.Locale;

/** A notice as a CloudEvent in structured mode, with the same attributes and data as on its topic. */
public final class NoticeCloudEvent {

    static final String MEDIA_TYPE = "application/cloudevents+json; charset=UTF-8";

    private NoticeCloudEvent() {}

    /** The JSON; the extension attribute {@code occasion} says why it comes at this time. */
    public static byte[] of(Letter letter, Occasion occasion) {
        NoticeEvent notice = letter.notice();
        ObjectNode event = EventJson.mapper().createObjectNode();
        event.put("specversion", "1.0")
                .put("id", notice.eventId())
                .put("source", EventType.NOTICE.source())
                .put("type", EventType.NOTICE.name())
                .put("subject", notice.key())
                .put("time", notice.time().toString())
                .put("datacontenttype", "application/json")
                .put("occasion", occasion.name().toLowerCase(Locale.ROOT).replace("_", ""))
                .set("data", EventJson.mapper().valueToTree(notice));
        try {
            return EventJson.mapper().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write notice " + notice.noticeId(), e);
        }
    }
}
