package dev.parley.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.TextSource;
import dev.parley.contract.event.Withdrawal;
import dev.parley.contract.kafka.CloudEventHeaders;
import dev.parley.contract.kafka.Topics;
import dev.parley.testkit.KafkaBackend;
import dev.parley.testkit.PostgresBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaBackend.class)
@QuarkusTestResource(PostgresBackend.class)
@QuarkusTestResource(value = IngestChainIT.HarbourGazette.class, restrictToAnnotatedClass = true)
class IngestChainIT {

    private static final WebServer OUTLET = new WebServer();
    private static final String LIST = """
            outlets:
              - id: harbour-gazette
                name: The Harbour Gazette
                country: SG
                language: en
                feeds:
                  - url: %s
            """.formatted(OUTLET.url("/feed"));
    private static @Nullable Path list;
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
                list = Files.createTempFile("feeds", ".yaml");
                Files.writeString(list, LIST);
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
        OUTLET.serve("/feed", "application/rss+xml", Rss.feed(Instant.now(), List.of(items)));
    }

    @Test
    void shouldCarryAnArticleFromTheFeedToTheTopicAndItsChangesAfterIt() {
        try (TopicProbe topic = new TopicProbe()) {
            shouldCarry(topic);
        }
    }

    private static void shouldCarry(TopicProbe topic) {
        // Given the first poll, whose articles are backlog
        await().atMost(Duration.ofSeconds(30))
                .until(() -> topic.articles(OUTLET.url("/old")).size() == 1);
        assertThat(topic.articles(OUTLET.url("/old")).get(0).backlog()).isTrue();

        // When a new entry appears, then its page changes together with the entry
        OUTLET.serve("/talks", "text/html", Rss.page("Talks on the pier", STORY, STORY));
        serveFeed(
                item("talks", "Talks on the pier", "They talk."),
                item("old", "An old matter", "What happened before."));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> topic.articles(OUTLET.url("/talks")).size() == 1);
        OUTLET.serve("/talks", "text/html", Rss.page("Talks on the pier end", STORY, STORY, "They ended at noon."));
        serveFeed(
                item("talks", "Talks on the pier end", "They have talked."),
                item("old", "An old matter", "What happened before."));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> topic.articles(OUTLET.url("/talks")).size() == 2);

        // Then both revisions are there, as the contract wants them
        ArticleEvent first = topic.articles(OUTLET.url("/talks")).get(0);
        ArticleEvent second = topic.articles(OUTLET.url("/talks")).get(1);
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
        ConsumerRecord<String, ArticleEvent> record = topic.records().get(0);
        assertThat(record.key()).isEqualTo(record.value().articleId());
        assertThat(CloudEventHeaders.read(record.headers(), CloudEventHeaders.ID))
                .isEqualTo(record.value().eventId());
        // And the operator can see how the feed is doing
        RestAssured.get("/feeds").then().statusCode(200);
        RestAssured.get("/q/health/ready").then().statusCode(200);
        String metrics = RestAssured.get("/q/metrics").asString();
        assertThat(metrics).contains("parley_ingest_polls_total", "parley_ingest_articles_total");
    }

    private static int feedAt(String path) {
        return RestAssured.get("/feeds").jsonPath().getInt("find { it.url == '" + OUTLET.url(path) + "' }.id");
    }

    private static String ofFeed(String path, String field) {
        return RestAssured.get("/feeds").jsonPath().getString("find { it.url == '" + OUTLET.url(path) + "' }." + field);
    }

    private static Response post(String path) {
        return RestAssured.given().contentType("application/json").post(path);
    }

    @Test
    void shouldLetOperatorsAddPauseResumeAndPollFeeds() {
        // Given a site with a feed that its page names
        OUTLET.serve(
                "/site",
                "text/html",
                "<html><head><link rel='alternate' type='application/rss+xml' href='/more'></head></html>");
        OUTLET.serve(
                "/more",
                "application/rss+xml",
                Rss.feed(Instant.now(), List.of(item("old", "An old matter", "It was."))));

        // When, then
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("url", OUTLET.url("/site").toString(), "outletId", "harbour-gazette"))
                .post("/feeds")
                .then()
                .statusCode(201)
                .body("url", equalTo(OUTLET.url("/more").toString()))
                .body("outletId", equalTo("harbour-gazette"));
        await().atMost(Duration.ofSeconds(30)).until(() -> "HEALTHY".equals(ofFeed("/more", "state")));
        int id = feedAt("/more");
        RestAssured.get("/feeds/" + id).then().statusCode(200).body("history[0].outcome", notNullValue());

        // When, then
        post("/feeds/" + id + "/pause").then().statusCode(200).body("state", equalTo("PAUSED"));
        post("/feeds/" + id + "/resume").then().statusCode(200);
        assertThat(ofFeed("/more", "state")).isEqualTo("HEALTHY");
        post("/feeds/" + id + "/poll").then().statusCode(200);
        post("/feeds/999999/poll").then().statusCode(404).body("problem", equalTo("there is no feed 999999"));
        post("/feeds/poll").then().statusCode(202);
        post("/feeds/poll").then().statusCode(429).header("Retry-After", notNullValue());

        // When, then
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("url", OUTLET.url("/nothing").toString()))
                .post("/feeds")
                .then()
                .statusCode(422)
                .body("problem", equalTo("HTTP 404 Not Found"));
        RestAssured.given()
                .header("Origin", "https://elsewhere.example")
                .post("/feeds/" + id + "/pause")
                .then()
                .statusCode(403);
        for (String path : List.of("/feeds", "/hubs")) {
            RestAssured.given()
                    .header("Host", "rebound.example")
                    .get(path)
                    .then()
                    .statusCode(403);
        }
        String opml = RestAssured.get("/feeds/opml").asString();
        assertThat(opml).contains(OUTLET.url("/feed").toString(), "The Harbour Gazette");
        RestAssured.given()
                .contentType("text/x-opml")
                .body("<opml><body><outline text='Wire' xmlUrl='" + OUTLET.url("/wire") + "'/></body></opml>")
                .post("/feeds/opml")
                .then()
                .statusCode(200)
                .body("feeds", equalTo(1));
        await().atMost(Duration.ofSeconds(30)).until(() -> "FAILING".equals(ofFeed("/wire", "state")));
        assertThat(ofFeed("/wire", "reason")).contains("HTTP 404 Not Found; asked again at");
    }

    @Test
    void shouldTakeAChangedListAtOnceAndKeepTheLastOneWhileTheFileIsBroken() throws IOException {
        // Given
        Path file = Objects.requireNonNull(list);
        OUTLET.serve("/late", "application/rss+xml", Rss.feed(Instant.now(), List.of()));

        // When
        Files.writeString(file, LIST + "      - url: " + OUTLET.url("/late") + "\n");

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> "HEALTHY".equals(ofFeed("/late", "state")));

        // When
        Files.writeString(file, "outlets:\n  - id: Harbour\n");

        // Then
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RestAssured.get("/feeds/list").jsonPath().getString("problem") != null);
        assertThat(RestAssured.get("/feeds/list").jsonPath().getString("problem"))
                .contains("line 2: outlets[0] (Harbour): the id may have only a to z");
        assertThat(ofFeed("/late", "state")).isEqualTo("HEALTHY");

        // When
        Files.writeString(file, LIST);

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> ofFeed("/late", "state") == null);
        assertThat(RestAssured.get("/feeds/list").jsonPath().getString("problem"))
                .isNull();
    }

    @Test
    void shouldReadAnArticleAgainAfterItWasFlagged() {
        // Given an article
        OUTLET.serve("/flagged", "text/html", Rss.page("A matter", STORY, STORY));
        OUTLET.serve(
                "/flagged-feed",
                "application/rss+xml",
                Rss.feed(Instant.now(), List.of(item("flagged", "A matter", "It is."))));
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("url", OUTLET.url("/flagged-feed").toString()))
                .post("/feeds")
                .then()
                .statusCode(201);
        try (TopicProbe topic = new TopicProbe()) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> topic.articles(OUTLET.url("/flagged")).size() == 1);
            // And its outlet, which takes it away
            OUTLET.status("/flagged", 410);

            // When it was flagged, two minutes ago in a moment
            flag(topic.articles(OUTLET.url("/flagged")).get(0), Instant.now().minusSeconds(119));

            // Then
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> topic.articles(OUTLET.url("/flagged")).size() == 2);
            ArticleEvent withdrawn = topic.articles(OUTLET.url("/flagged")).get(1);
            assertThat(withdrawn.withdrawal()).isEqualTo(Withdrawal.GONE);
            assertThat(withdrawn.revision()).isEqualTo(2);
        }
    }

    /** Publishes a verdict, and before it on the same partition four that are unusable. */
    private static void flag(ArticleEvent article, Instant when) {
        String verdict = """
                {"article": {"articleId": "%s", "revision": 1, "url": "%s", "title": "A matter", "backlog": false,
                   "outlet": {"id": "harbour-gazette", "name": "The Harbour Gazette", "tier": 2}, "firstSeen": "%s"},
                 "flagged": true, "score": 0.9, "reason": "CHANGE_REPORTED", "rulesVersion": "1", "classified": "%s",
                 "changes": [{"instrument": "CEASEFIRE", "type": "SIGNED", "modality": "ASSERTED", "parties": [],
                   "evidence": {"field": "title", "start": 0, "end": 8, "quote": "A matter"}, "rule": "a-rule"}],
                 "positions": []}
                """.formatted(article.articleId(), article.url(), article.firstSeen(), when);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringSerializer(),
                new StringSerializer())) {
            for (String unusable : new String[] {
                "no verdict",
                null,
                verdict.replace(article.articleId(), "zero\\u0000"),
                verdict.replace("\"classified\": \"" + when, "\"classified\": \"+999999999-01-01T00:00:00Z")
            }) {
                producer.send(new ProducerRecord<>(Topics.VERDICTS.name(), article.articleId(), unusable));
            }
            producer.send(new ProducerRecord<>(Topics.VERDICTS.name(), article.articleId(), verdict));
        }
    }
}
