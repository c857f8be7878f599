package dev.parley.contract.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contract.event.Event;
import dev.parley.contract.kafka.Samples.Sample;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.core.v1.CloudEventV1;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records written here are read by the CloudEvents project's own SDK, and the other way round. */
class CloudEventsInteropTest {

    @ParameterizedTest
    @MethodSource("topics")
    <T extends Event> void the_sdk_reads_what_is_written_here(Topic<T> topic, EventType<T> type) {
        // Given
        T event = Samples.event(type);
        Headers headers = new RecordHeaders();

        // When
        byte[] value = topic.valueSerde().serializer().serialize(topic.name(), headers, event);
        CloudEvent read = new CloudEventDeserializer().deserialize(topic.name(), headers, value);

        // Then
        assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(read.getId()).isEqualTo(event.eventId());
        assertThat(read.getType()).isEqualTo(type.name());
        assertThat(read.getSource()).isEqualTo(URI.create(type.source()));
        assertThat(read.getSubject()).isEqualTo(event.key());
        assertThat(Objects.requireNonNull(read.getTime()).toInstant()).isEqualTo(event.time());
        assertThat(read.getDataContentType()).isEqualTo("application/json");
        assertThat(Objects.requireNonNull(read.getData()).toBytes()).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("topics")
    <T extends Event> void what_the_sdk_writes_is_read_here(Topic<T> topic, EventType<T> type) {
        // Given
        Sample sample = Samples.of(type).get(0);
        T event = Samples.event(type);
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(event.eventId())
                .withType(type.name())
                .withSource(URI.create("/elsewhere"))
                .withTime(event.time().atOffset(ZoneOffset.UTC))
                .withData("application/json", sample.bytes())
                .build();
        Headers headers = new RecordHeaders();
        CloudEventSerializer serializer = new CloudEventSerializer();
        serializer.configure(Map.of(CloudEventSerializer.ENCODING_CONFIG, Encoding.BINARY), false);

        // When
        byte[] value = serializer.serialize(topic.name(), headers, cloudEvent);

        // Then
        assertThat(topic.valueSerde().deserializer().deserialize(topic.name(), headers, value))
                .isEqualTo(event);
    }

    @Test
    void attributes_replace_those_that_the_record_already_has() {
        // Given
        Headers headers = new RecordHeaders();
        new ArticleEventSerializer().serialize("topic", headers, Samples.event(EventType.ARTICLE));

        // When
        new ArticleEventSerializer().serialize("topic", headers, Samples.event(EventType.ARTICLE));

        // Then
        assertThat(headers.toArray()).extracting(Header::key).doesNotHaveDuplicates();
        assertThat(CloudEventHeaders.read(headers, "ce_" + CloudEventV1.ID))
                .isEqualTo(Samples.event(EventType.ARTICLE).eventId());
    }

    static Stream<Object[]> topics() {
        return Stream.of(
                new Object[] {Topics.ARTICLES, EventType.ARTICLE},
                new Object[] {Topics.VERDICTS, EventType.VERDICT},
                new Object[] {Topics.NOTICES, EventType.NOTICE},
                new Object[] {Topics.AGREEMENTS, EventType.AGREEMENT},
                new Object[] {Topics.POSITIONS, EventType.POSITION});
    }
}
