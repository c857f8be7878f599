package dev.parley.contract.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.contract.event.Event;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the published schemas against the records: who changes one must change the other. */
class EventSchemaTest {

    @ParameterizedTest
    @MethodSource("types")
    void the_schema_says_what_the_record_says(EventType<?> type) {
        JsonNode schema = Samples.schemaJson(type);

        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asText()).isEqualTo("urn:parley:schema:" + type.name());
        assertDescribes(schema, type.payload(), schema, type.name());
    }

    @ParameterizedTest
    @MethodSource("types")
    void unknown_fields_are_allowed_at_every_level(EventType<?> type) {
        assertThat(Samples.schemaJson(type).findValues("additionalProperties")).isEmpty();
        assertThat(Samples.schemaJson(type).findValues("unevaluatedProperties")).isEmpty();
    }

    @Test
    void a_definition_reads_the_same_in_every_schema_that_has_it() {
        // Given
        Map<String, JsonNode> seen = new HashMap<>();

        // Then
        for (EventType<?> type : EventType.all()) {
            Samples.schemaJson(type).path("$defs").properties().forEach(definition -> {
                JsonNode earlier = seen.putIfAbsent(definition.getKey(), definition.getValue());
                if (earlier != null) {
                    assertThat(definition.getValue())
                            .as("%s in %s", definition.getKey(), type.name())
                            .isEqualTo(earlier);
                }
            });
        }
    }

    static Stream<EventType<? extends Event>> types() {
        return EventType.all().stream();
    }

    private static void assertDescribes(JsonNode schema, Class<?> record, JsonNode document, String path) {
        RecordComponent[] components = record.getRecordComponents();
        assertThat(schema.path("type").asText()).as("type of %s", path).isEqualTo("object");
        assertThat(schema.path("properties").propertyStream().map(Map.Entry::getKey))
                .as("properties of %s", path)
                .containsExactly(
                        Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new));
        assertThat(schema.path("required").valueStream().map(JsonNode::asText))
                .as("required of %s", path)
                .containsExactly(Arrays.stream(components)
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toArray(String[]::new));
        for (RecordComponent component : components) {
            String at = path + "." + component.getName();
            JsonNode property = schema.get("properties").get(component.getName());
            assertFits(property, component.getGenericType(), document, at);
        }
    }

    private static void assertFits(JsonNode property, Type java, JsonNode document, String at) {
        JsonNode schema = property.has("$ref") ? definition(property.get("$ref").asText(), document, at) : property;
        assertThat(schema.path("description").isTextual() || at.endsWith("[]"))
                .as("%s is described", at)
                .isTrue();
        String type = schema.path("type").asText();
        if (java instanceof ParameterizedType list && list.getRawType() == List.class) {
            assertThat(type).as(at).isEqualTo("array");
            assertFits(schema.path("items"), list.getActualTypeArguments()[0], document, at + "[]");
        } else if (java instanceof Class<?> c && c.isRecord()) {
            assertDescribes(schema, c, document, at);
        } else if (java instanceof Class<?> c && c.isEnum()) {
            assertThat(type).as(at).isEqualTo("string");
            assertIsOpenTo(schema.path("anyOf"), c, at);
        } else if (java == Instant.class) {
            assertThat(type).as(at).isEqualTo("string");
            assertThat(schema.path("format").asText()).as(at).isEqualTo("date-time");
        } else {
            Map<Type, String> scalars = Map.of(
                    String.class,
                    "string",
                    int.class,
                    "integer",
                    double.class,
                    "number",
                    boolean.class,
                    "boolean",
                    Boolean.class,
                    "boolean");
            assertThat(type).as(at).isEqualTo(scalars.get(java));
        }
    }

    /** Known values by name, and a pattern for those that later writers may add. */
    private static void assertIsOpenTo(JsonNode anyOf, Class<?> type, String at) {
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(value -> EventJson.mapper().valueToTree(value).asText())
                .toList();

        assertThat(anyOf.path(0).path("enum").valueStream().map(JsonNode::asText))
                .as(at)
                .containsExactlyElementsOf(known);
        assertThat(known)
                .as(at)
                .allMatch(value -> value.matches(anyOf.path(1).path("pattern").asText()));
    }

    private static JsonNode definition(String ref, JsonNode document, String at) {
        JsonNode definition = document.at(ref.substring(1));
        assertThat(definition.isMissingNode())
                .as("%s leads nowhere at %s", ref, at)
                .isFalse();
        return definition;
    }
}
