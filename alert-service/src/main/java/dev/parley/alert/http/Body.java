package dev.parley.alert.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.parley.alert.access.Visitor;
import dev.parley.alert.notice.OneLine;
import dev.parley.contract.kafka.EventJson;
import jakarta.ws.rs.BadRequestException;
import org.jspecify.annotations.Nullable;

/** What a request brings. A misspelt field would otherwise be passed over, and a silence mean everything. */
final class Body {

    private static final ObjectReader STRICT =
            EventJson.mapper().reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Body() {}

    /**
     * @throws BadRequestException when the text is no such JSON, or has fields that are unknown
     */
    static <T> T read(@Nullable String json, Class<T> type) {
        try {
            T body =
                    json == null || json.isBlank() ? null : STRICT.forType(type).readValue(json);
            if (body == null) {
                throw new BadRequestException("the request has no body");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new BadRequestException(OneLine.of(e.getOriginalMessage()));
        }
    }

    /**
     * @throws BadRequestException when there is no text, or one longer than so many characters
     */
    static String text(String name, @Nullable String value, int longest) {
        String text = value == null ? "" : OneLine.of(value);
        if (text.isEmpty() || text.length() > longest) {
            throw new BadRequestException("'%s' must be a text of 1 to %d characters".formatted(name, longest));
        }
        return text;
    }

    /**
     * Who does something: the visitor, whom nobody else can be named for; another name only where nobody signs in.
     *
     * @throws BadRequestException when it is no text of 1 to 100 characters, or another's name
     */
    static String author(String name, @Nullable String stated, Visitor visitor) {
        if (stated == null || stated.equals(visitor.name())) {
            return visitor.name();
        }
        if (visitor.signedIn()) {
            throw new BadRequestException("'%s' is not '%s', who asks; leave it out".formatted(name, visitor.name()));
        }
        return text(name, stated, 100);
    }
}
