package dev.parley.contract.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.kafka.Samples.Sample;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDeserializerTest {

    private static final String TOPIC = Topics.ARTICLES.name();

    private final EventDeserializer<ArticleEvent> deserializer = new ArticleEventDeserializer();

    @Test
    void reads_what_the_serializer_writes() {
        // Given
        ArticleEvent event = Samples.event(EventType.ARTICLE);
        Headers headers = new RecordHeaders();

        // When
        byte[] bytes = new ArticleEventSerializer().serialize(TOPIC, headers, event);

        // Then
        assertThat(deserializer.deserialize(TOPIC, headers, bytes)).isEqualTo(event);
    }

    @Test
    void an_event_is_not_written_without_its_headers() {
        ArticleEvent event = Samples.event(EventType.ARTICLE);

        assertThatThrownBy(() -> new ArticleEventSerializer().serialize(TOPIC, event))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("headers");
    }

    @Test
    void reads_a_record_that_came_without_headers_by_its_content() {
        byte[] bytes = Samples.of(EventType.ARTICLE).get(0).bytes();

        assertThat(deserializer.deserialize(TOPIC, new RecordHeaders(), bytes))
                .isEqualTo(Samples.event(EventType.ARTICLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley.verdict.v1", "parley.article.v2", ""})
    void refuses_a_record_that_declares_another_type_or_version(String declared) {
        // Given
        byte[] bytes = Samples.of(EventType.ARTICLE).get(0).bytes();
        Headers headers = new RecordHeaders().add(CloudEventHeaders.TYPE, declared.getBytes(UTF_8));

        // Then
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, headers, bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("declares type " + declared)
                .hasMessageContaining("expected parley.article.v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "<rss/>", "{", "{} {}", "[]", "\"text\"", "7", "null", "{\"articleId\":\"\\uD800\"}"})
    void refuses_what_is_no_event(String value) {
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, value.getBytes(UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining("parley.article.v1");
    }

    @Test
    void refuses_bytes_that_are_no_text() {
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, new byte[] {(byte) 0xff, 0, (byte) 0xfe}))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void refuses_nesting_that_would_exhaust_the_stack() {
        String deep = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, deep.getBytes(UTF_8)))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void reads_a_tombstone_as_no_event() {
        assertThat(deserializer.deserialize(TOPIC, new RecordHeaders(), (byte[]) null))
                .isNull();
        assertThat(deserializer.deserialize(TOPIC, new RecordHeaders(), (ByteBuffer) null))
                .isNull();
        assertThat(new ArticleEventSerializer().serialize(TOPIC, new RecordHeaders(), null))
                .isNull();
    }

    @Test
    void refuses_an_enum_value_that_it_does_not_know() {
        // Given
        ObjectNode notice = Samples.of(EventType.NOTICE).get(0).json().deepCopy();
        notice.put("kind", "RETRACTION");

        // Then
        assertThatThrownBy(() -> new NoticeEventDeserializer()
                        .deserialize("notices", notice.toString().getBytes(UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("RETRACTION")
                .hasMessageContaining(NoticeKind.CORRECTION.name());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void accepts_fields_that_a_later_writer_may_add_at_every_level(Sample sample) {
        // Given
        JsonNode later = sample.json();
        objects(later)
                .forEach(object -> object.putObject("addedLater").putArray("by").add("v1"));

        // Then
        assertThat(Samples.deserializer(sample.type())
                        .deserialize("golden", later.toString().getBytes(UTF_8)))
                .isEqualTo(Samples.deserializer(sample.type()).deserialize("golden", sample.bytes()));
    }

    /** The schema that other systems validate with, and the Java reader, must agree on what an event is. */
    @ParameterizedTest
    @MethodSource("samples")
    void refuses_what_the_published_schema_refuses(Sample sample) {
        JsonSchema schema = Samples.schema(sample.type());

        for (JsonNode variant : variants(sample.json())) {
            String objections = Samples.objections(schema, variant);
            String refusal = refusal(sample.type(), variant);
            if (objections.isEmpty()) {
                // a schema cannot say that offsets fit the quote, and lets enums grow
                assertThat(refusal)
                        .as("%s", variant)
                        .matches("|(?s).*(do not fit the quote|not one of the values accepted for Enum).*");
            } else {
                assertThat(refusal).as("%s: %s", objections, variant).isNotEmpty();
            }
        }
    }

    static Stream<Sample> samples() {
        return Samples.all();
    }

    /** Why the document is no event; empty when it is one. */
    private static String refusal(EventType<?> type, JsonNode document) {
        try {
            Samples.deserializer(type).deserialize("golden", document.toString().getBytes(UTF_8));
            return "";
        } catch (SerializationException e) {
            return e.toString();
        }
    }

    /** The document with each of its fields left out, and with each put as a value of another kind. */
    private static List<JsonNode> variants(JsonNode document) {
        List<JsonNode> variants = new ArrayList<>();
        for (JsonPointer field : fields(document, JsonPointer.empty())) {
            String name = field.last().getMatchingProperty();
            variants.add(with(document, field, parent -> parent.remove(name)));
            variants.add(with(document, field, parent -> parent.put(name, 7.5)));
            variants.add(with(document, field, parent -> parent.put(name, -1)));
            variants.add(with(document, field, parent -> parent.put(name, "")));
            variants.add(with(document, field, parent -> parent.put(name, "1")));
            variants.add(with(document, field, parent -> parent.put(name, "true")));
            variants.add(with(
                    document,
                    field,
                    parent -> parent.put(name, !parent.path(name).asBoolean())));
            variants.add(with(document, field, parent -> parent.putArray(name)));
            variants.add(with(document, field, parent -> parent.putArray(name).addNull()));
            variants.add(with(document, field, parent -> parent.putObject(name)));
            if (!document.at(field).isNull()) {
                variants.add(with(
                        document,
                        field,
                        parent -> parent.set(name, parent.arrayNode().add(document.at(field)))));
            }
        }
        return variants;
    }

    private static JsonNode with(JsonNode document, JsonPointer field, Consumer<ObjectNode> edit) {
        JsonNode copy = document.deepCopy();
        edit.accept((ObjectNode) copy.at(field.head()));
        return copy;
    }

    private static List<JsonPointer> fields(JsonNode node, JsonPointer at) {
        List<JsonPointer> found = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                JsonPointer below = at.appendProperty(field.getKey());
                found.add(below);
                found.addAll(fields(field.getValue(), below));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                found.addAll(fields(array.get(i), at.appendIndex(i)));
            }
        }
        return found;
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> found = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            found.add(object);
        }
        node.forEach(child -> found.addAll(objects(child)));
        return found;
    }
}
