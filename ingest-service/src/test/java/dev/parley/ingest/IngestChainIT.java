package dev.parley.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.TextSource;
import dev.parley.contract.kafka.CloudEventHeaders;
import dev.parley.contract.kafka.Topics;
import dev.parley.testkit.KafkaBackend;
import dev.parley.testkit.PostgresBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBackend.class)
@QuarkusTestResource(PostgresBackend.class)
@QuarkusTestResource(IngestChainIT.HarbourGazette.class)
class IngestChainIT {

    private static final WebServer OUTLET = new WebServer();
    private static final String STORY =
            "The two sides met in the old customs house on Monday and spoke for three hours behind closed doors, people"
                    + " in the room said afterwards.";

    /** The outlet with one feed; its first poll finds one article. */
    public static final class HarbourGazette implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            OUTLET.serve("/old", "text/html", Rss.page("An old matter", STORY, STORY));
            serveFeed(item("old", "An old matter", "What happened before."));
            try {
                Path list = Files.createTempFile("feeds", ".yaml");
                Files.writeString(list, """
                        outlets:
                          - id: harbour-gazette
                            name: The Harbour Gazette
                            country: SG
                            language: en
                            feeds:
                              - url: %s
                        """.formatted(OUTLET.url("/feed")));
                return Map.of(
                        "parley.ingest.feeds-file", list.toString(),
                        "parley.ingest.poll-interval", "1s",
                        "parley.ingest.allowed-addresses", "127.0.0.0/8");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void stop() {
            OUTLET.close();
        }
    }

    private static Rss.Item item(String name, String title, String summary) {
        return new Rss.Item(name, OUTLET.url("/" + name).toString(), title, summary);
    }

    private static void serveFeed(Rss.Item... items) {
        OUTLET.serve("/feed", "application/rss+xml", Rss.feed(List.of(items)));
    }

    /** What lies on the topic, as it comes in. */
    private static final class Topic implements AutoCloseable {
        private final List<ConsumerRecord<String, ArticleEvent>> records = new ArrayList<>();
        private final KafkaConsumer<String, ArticleEvent> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        UUID.randomUUID().toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                Topics.ARTICLES.keySerde().deserializer(),
                Topics.ARTICLES.valueSerde().deserializer());

        Topic() {
            consumer.subscribe(List.of(Topics.ARTICLES.name()));
        }

        List<ArticleEvent> articles(String path) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            return records.stream()
                    .map(ConsumerRecord::value)
                    .filter(event -> event.url().equals(OUTLET.url(path).toString()))
                    .toList();
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    @Test
    void shouldCarryAnArticleFromTheFeedToTheTopicAndItsChangesAfterIt() {
        try (Topic topic = new Topic()) {
            shouldCarry(topic);
        }
    }

    private static void shouldCarry(Topic topic) {
        // Given the first poll, whose articles are backlog
        await().atMost(Duration.ofSeconds(30))
                .until(() -> topic.articles("/old").size() == 1);
        assertThat(topic.articles("/old").get(0).backlog()).isTrue();

        // When a new entry appears, then its page changes together with the entry
        OUTLET.serve("/talks", "text/html", Rss.page("Talks on the pier", STORY, STORY));
        serveFeed(
                item("talks", "Talks on the pier", "They talk."),
                item("old", "An old matter", "What happened before."));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> topic.articles("/talks").size() == 1);
        OUTLET.serve("/talks", "text/html", Rss.page("Talks on the pier end", STORY, STORY, "They ended at noon."));
        serveFeed(
                item("talks", "Talks on the pier end", "They have talked."),
                item("old", "An old matter", "What happened before."));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> topic.articles("/talks").size() == 2);

        // Then both revisions are there, as the contract wants them
        ArticleEvent first = topic.articles("/talks").get(0);
        ArticleEvent second = topic.articles("/talks").get(1);
        assertThat(first.revision()).isEqualTo(1);
        assertThat(first.backlog()).isFalse();
        assertThat(first.text()).isEqualTo(STORY + "\n\n" + STORY);
        assertThat(first.textSource()).isEqualTo(TextSource.PAGE_BODY);
        assertThat(first.outlet().id()).isEqualTo("harbour-gazette");
        assertThat(first.feedUrl()).isEqualTo(OUTLET.url("/feed").toString());
        assertThat(first.language()).isEqualTo("en");
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.articleId()).isEqualTo(first.articleId());
        assertThat(second.firstSeen()).isEqualTo(first.firstSeen());
        assertThat(second.text()).endsWith("They ended at noon.");
        ConsumerRecord<String, ArticleEvent> record = topic.records.get(0);
        assertThat(record.key()).isEqualTo(record.value().articleId());
        assertThat(CloudEventHeaders.read(record.headers(), CloudEventHeaders.ID))
                .isEqualTo(record.value().eventId());
        // And the operator can see how the feed is doing
        RestAssured.get("/feeds").then().statusCode(200);
        RestAssured.get("/q/health/ready").then().statusCode(200);
        String metrics = RestAssured.get("/q/metrics").asString();
        assertThat(metrics).contains("parley_ingest_polls_total", "parley_ingest_articles_total");
    }
}
