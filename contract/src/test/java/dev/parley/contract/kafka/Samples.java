package dev.parley.contract.kafka;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.parley.contract.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The golden samples and the schemas they are held against. A sample, once released, is never edited or removed: what
 * was written once must stay readable.
 */
final class Samples {

    /** One golden sample. */
    record Sample(EventType<? extends Event> type, Path file) {

        byte[] bytes() {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        JsonNode json() {
            try {
                return EventJson.mapper().readTree(bytes());
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + file, e);
            }
        }

        @Override
        public String toString() {
            return folder(type) + "/" + file.getFileName();
        }
    }

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final Map<EventType<?>, EventDeserializer<?>> DESERIALIZERS = Map.of(
            EventType.ARTICLE, new ArticleEventDeserializer(),
            EventType.VERDICT, new VerdictEventDeserializer(),
            EventType.NOTICE, new NoticeEventDeserializer(),
            EventType.AGREEMENT, new AgreementEventDeserializer(),
            EventType.POSITION, new PositionEventDeserializer());

    private Samples() {}

    /** All samples of all types, in the order of the data. */
    static Stream<Sample> all() {
        return EventType.all().stream().flatMap(type -> of(type).stream());
    }

    static List<Sample> of(EventType<?> type) {
        try (Stream<Path> files = Files.list(GOLDEN.resolve(folder(type)))) {
            return files.sorted().map(file -> new Sample(type, file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The event that the first, fullest sample of the type holds. */
    static <T extends Event> T event(EventType<T> type) {
        return type.payload()
                .cast(Objects.requireNonNull(
                        deserializer(type).deserialize("golden", of(type).get(0).bytes())));
    }

    static EventDeserializer<?> deserializer(EventType<?> type) {
        return Objects.requireNonNull(DESERIALIZERS.get(type));
    }

    /** The type's published schema, checking formats too. */
    static JsonSchema schema(EventType<?> type) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        schemaJson(type),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    static JsonNode schemaJson(EventType<?> type) {
        try (InputStream in = EventType.class.getResourceAsStream(type.schemaResource())) {
            return EventJson.mapper().readTree(Objects.requireNonNull(in, type.schemaResource()));
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + type.schemaResource(), e);
        }
    }

    /** What the schema objects to, one line each; empty when the document is valid. */
    static String objections(JsonSchema schema, JsonNode document) {
        Set<ValidationMessage> messages = schema.validate(document.toString(), InputFormat.JSON);
        return messages.stream().map(ValidationMessage::getMessage).collect(joining("\n"));
    }

    private static String folder(EventType<?> type) {
        return type.name().split("\\.")[1];
    }
}
