package dev.parley.contract.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Holds the AsyncAPI document against the topics and events that the code knows. */
class AsyncApiTest {

    private static final Path DOCUMENTS = Path.of("..", "docs");

    private final JsonNode document = read();

    @Test
    void every_topic_is_a_channel_with_its_partitions_and_settings() {
        assertThat(document.get("channels").valueStream().map(channel -> channel.get("address")
                        .asText()))
                .containsExactlyElementsOf(
                        Topics.all().stream().map(Topic::name).toList());
        for (Topic<?> topic : Topics.all()) {
            JsonNode kafka = channel(topic.name()).at("/bindings/kafka");
            assertThat(kafka.path("topic").asText()).isEqualTo(topic.name());
            assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
            assertThat(settings(kafka.path("topicConfiguration")))
                    .as(topic.name())
                    .isEqualTo(topic.settings());
        }
    }

    @Test
    void every_event_is_a_message_with_its_published_schema_on_its_topic() {
        assertThat(messageOn("parley.articles")).isEqualTo(EventType.ARTICLE.name());
        assertThat(messageOn("parley.verdicts")).isEqualTo(EventType.VERDICT.name());
        assertThat(messageOn("parley.notices")).isEqualTo(EventType.NOTICE.name());
        assertThat(messageOn("parley.agreements")).isEqualTo(EventType.AGREEMENT.name());
        assertThat(messageOn("parley.positions")).isEqualTo(EventType.POSITION.name());
        for (EventType<? extends Event> type : EventType.all()) {
            JsonNode message = document.at("/components/messages")
                    .valueStream()
                    .filter(m -> m.path("name").asText().equals(type.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(message.at("/payload/schema/$ref").asText())
                    .isEqualTo("../contract/src/main/resources" + type.schemaResource());
        }
    }

    @Test
    void the_documented_headers_are_those_that_are_written() {
        // Given
        Headers event = new RecordHeaders();
        ArticleEvent article = Samples.event(EventType.ARTICLE);
        new ArticleEventSerializer().serialize("topic", event, article);
        Headers deadLetter = DeadLetter.of(
                        Topics.ARTICLES_DLQ,
                        new ConsumerRecord<>("parley.articles", 0, 0, new byte[0], new byte[0]),
                        new IllegalStateException())
                .headers();

        // Then
        assertThat(documentedHeaders("cloudEventHeaders")).containsExactlyInAnyOrderElementsOf(names(event));
        assertThat(documentedHeaders("deadLetterHeaders")).containsExactlyInAnyOrderElementsOf(names(deadLetter));
        assertThat(document.at("/components/schemas/deadLetterHeaders/properties/dead-letter-reason/maxLength")
                        .asInt())
                .isEqualTo(DeadLetter.MAX_REASON_LENGTH);
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(ref -> {
            if (ref.startsWith("#")) {
                assertThat(document.at(ref.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(DOCUMENTS.resolve(ref)).isRegularFile();
            }
        });
    }

    private String messageOn(String topic) {
        JsonNode message = channel(topic).get("messages").elements().next();
        return document.at(message.get("$ref").asText().substring(1))
                .path("name")
                .asText();
    }

    private JsonNode channel(String topic) {
        return document.get("channels")
                .valueStream()
                .filter(channel -> channel.get("address").asText().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private List<String> documentedHeaders(String schema) {
        JsonNode headers = document.at("/components/schemas/" + schema);
        List<String> required =
                headers.get("required").valueStream().map(JsonNode::asText).toList();
        assertThat(headers.get("properties").propertyStream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(required);
        return required;
    }

    private static List<String> names(Headers headers) {
        return Arrays.stream(headers.toArray()).map(Header::key).toList();
    }

    private static Map<String, String> settings(JsonNode configuration) {
        Map<String, String> settings = new TreeMap<>();
        configuration.properties().forEach(setting -> {
            JsonNode value = setting.getValue();
            settings.put(setting.getKey(), value.isArray() ? value.get(0).asText() : value.asText());
        });
        return settings;
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(DOCUMENTS.resolve("asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new AssertionError("docs/asyncapi.yaml cannot be read", e);
        }
    }
}
