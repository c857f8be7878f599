package dev.parley.contract.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.contract.event.Event;
import dev.parley.contract.kafka.Samples.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenSamplesTest {

    @ParameterizedTest
    @MethodSource("samples")
    void what_was_written_once_is_read_and_written_the_same(Sample sample) throws IOException {
        // Given
        EventDeserializer<?> deserializer = Samples.deserializer(sample.type());

        // When
        Event event = deserializer.deserialize("golden", sample.bytes());
        JsonNode written = EventJson.mapper().readTree(EventJson.mapper().writeValueAsBytes(event));

        // Then
        assertThat(written).isEqualTo(sample.json());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_valid_by_its_published_schema(Sample sample) {
        assertThat(Samples.objections(Samples.schema(sample.type()), sample.json()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void one_sample_of_a_type_shows_every_field_and_another_only_the_required_ones(EventType<?> type) {
        List<Sample> samples = Samples.of(type);
        JsonNode schema = Samples.schemaJson(type);
        List<String> properties = fieldNames(schema.get("properties"));
        List<String> required =
                schema.get("required").valueStream().map(JsonNode::asText).toList();

        assertThat(samples).anySatisfy(sample -> assertThat(fieldNames(sample.json()))
                .containsExactlyInAnyOrderElementsOf(properties));
        assertThat(samples).anySatisfy(sample -> assertThat(fieldNames(sample.json()))
                .containsExactlyInAnyOrderElementsOf(required));
    }

    static Stream<Sample> samples() {
        return Samples.all();
    }

    static Stream<EventType<? extends Event>> types() {
        return EventType.all().stream();
    }

    private static List<String> fieldNames(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
