package dev.parley.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.parley.contract.event.ArticleEvent;
import dev.parley.testkit.KafkaBackend;
import dev.parley.testkit.PostgresBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** A hub on the other side of a reverse proxy: it asks back, pushes and signs as the hubs of the web do. */
@QuarkusTest
@QuarkusTestResource(KafkaBackend.class)
@QuarkusTestResource(PostgresBackend.class)
@QuarkusTestResource(value = PushIT.Outlets.class, restrictToAnnotatedClass = true)
class PushIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PUBLIC = "https://parley.gazette.example/in";
    private static final String TOKEN = "f0e1d2c3b4a5968778695a4b3c2d1e0f";
    private static final WebServer OUTLET = new WebServer();
    private static final Hub HUB = new Hub();
    private static final String STORY =
            "The two sides met in the %s house on Monday and spoke of %s for three hours behind closed doors.";

    /** Sets outlet and hub up before the service polls; after its first poll a feed is polled on demand only. */
    public static final class Outlets implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            for (String feed : List.of("/backup", "/genuine", "/hostile")) {
                serve(feed);
            }
            StringBuilder yaml = new StringBuilder("outlets:\n  - id: gazette\n    name: Gazette\n    feeds:\n");
            for (String feed : List.of("/backup", "/genuine", "/hostile")) {
                yaml.append("      - url: ").append(OUTLET.url(feed)).append('\n');
            }
            try {
                Path list = Files.writeString(Files.createTempFile("feeds", ".yaml"), yaml);
                return Map.of(
                        "parley.ingest.feeds-file",
                        list.toString(),
                        "parley.ingest.poll-interval",
                        "1h",
                        "parley.ingest.public-url",
                        PUBLIC,
                        "parley.ingest.token",
                        TOKEN,
                        "parley.ingest.allowed-addresses",
                        "127.0.0.0/8");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            OUTLET.close();
            HUB.server.close();
        }
    }

    private static void serve(String feed, Rss.Item... items) {
        String links = "<channel><atom:link rel=\"hub\" href=\"" + HUB.server.url("/")
                + "\"/><atom:link rel=\"self\" href=\"" + OUTLET.url(feed) + "\"/>";
        OUTLET.serve(
                feed,
                "application/rss+xml",
                Rss.feed(Instant.now(), List.of(items)).replace("<channel>", links));
    }

    private static Rss.Item article(String name) {
        OUTLET.serve("/" + name, "text/html", Rss.page("On " + name, STORY.formatted(name, name)));
        return new Rss.Item(name, OUTLET.url("/" + name).toString(), "On " + name, "They spoke of " + name + ".");
    }

    private static byte[] document(Rss.Item... items) {
        return Rss.feed(Instant.now(), List.of(items)).getBytes(UTF_8);
    }

    /** A hub as WebSub wants it. What it knows of a topic is what its subscriber has said. */
    private static final class Hub {

        private final WebServer server = new WebServer();
        private final Map<String, Map<String, String>> subscribers = new ConcurrentHashMap<>();

        Hub() {
            server.answer("/", exchange -> {
                Map<String, String> form =
                        form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                subscribers.put(String.valueOf(form.get("hub.topic")), form);
                exchange.sendResponseHeaders(202, -1);
            });
        }

        private static Map<String, String> form(String text) {
            return Arrays.stream(text.split("&"))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(
                            field -> URLDecoder.decode(field[0], UTF_8), field -> URLDecoder.decode(field[1], UTF_8)));
        }

        /** Waits for the subscriber, asks back, and believes it when it gets its challenge back. */
        void confirm(URI topic) {
            await().atMost(PATIENCE).until(() -> subscribers.containsKey(topic.toString()));
            assertThat(told(topic, "hub.mode")).isEqualTo("subscribe");
            String challenge = UUID.randomUUID().toString();
            String answer = RestAssured.given()
                    .queryParam("hub.mode", "subscribe")
                    .queryParam("hub.topic", topic.toString())
                    .queryParam("hub.challenge", challenge)
                    .queryParam("hub.lease_seconds", told(topic, "hub.lease_seconds"))
                    .get(callback(topic))
                    .then()
                    .statusCode(200)
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .contentType("text/plain")
                    .extract()
                    .asString();
            assertThat(answer).isEqualTo(challenge);
        }

        Response push(URI topic, byte[] document) {
            return push(topic, document, "sha256=" + hmac(told(topic, "hub.secret"), document));
        }

        Response push(URI topic, byte[] document, String signature) {
            return RestAssured.given()
                    .contentType("application/rss+xml")
                    .header("X-Hub-Signature", signature)
                    .body(document)
                    .post(callback(topic));
        }

        /** What the subscriber has said. */
        private String told(URI topic, String field) {
            Map<String, String> form = Objects.requireNonNull(subscribers.get(topic.toString()), "no subscriber");
            return Objects.requireNonNull(form.get(field), field);
        }

        /** The path that is left of the callback behind the proxy. */
        private String callback(URI topic) {
            String callback = told(topic, "hub.callback");
            assertThat(callback).startsWith(PUBLIC + "/push/");
            return callback.substring(PUBLIC.length());
        }

        private static String hmac(String secret, byte[] body) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
                return HexFormat.of().formatHex(mac.doFinal(body));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void awaitArticle(TopicProbe topic, String article) {
        await().atMost(PATIENCE)
                .until(() -> !topic.articles(OUTLET.url("/" + article)).isEmpty());
    }

    private static void poll(String feed) {
        int id = asked().get("/feeds").jsonPath().getInt("find { it.url == '" + OUTLET.url(feed) + "' }.id");
        // a hub can be confirmed before the first poll, which has named it, has ended: that one is not the one asked
        // for
        await().atMost(PATIENCE).until(() -> polls(id) > 0);
        int before = polls(id);
        asked().post("/feeds/" + id + "/poll").then().statusCode(200);
        await().atMost(PATIENCE).until(() -> polls(id) > before);
    }

    private static RequestSpecification asked() {
        return RestAssured.given().header("Authorization", "Bearer " + TOKEN);
    }

    private static int polls(int id) {
        return asked().get("/feeds/" + id).jsonPath().getList("history").size();
    }

    @Test
    void shouldPublishWhatAHubPushesAtOnce() {
        // Given
        URI topic = OUTLET.url("/genuine");
        HUB.confirm(topic);

        // When
        HUB.push(topic, document(article("bridges"))).then().statusCode(202);

        // Then it is there, although the feed itself never shows it
        try (TopicProbe probe = new TopicProbe()) {
            awaitArticle(probe, "bridges");
            ArticleEvent article = probe.articles(OUTLET.url("/bridges")).get(0);
            assertThat(article.backlog()).isFalse();
            assertThat(article.feedUrl()).isEqualTo(topic.toString());
            assertThat(article.text()).isEqualTo(STORY.formatted("bridges", "bridges"));
        }
    }

    @Test
    void shouldGoOnPollingAndCountWhatTheHubLeavesOut() {
        // Given
        URI topic = OUTLET.url("/backup");
        HUB.confirm(topic);
        poll("/backup");

        // When the hub pushes one entry and the feed shows two
        HUB.push(topic, document(article("harbours"))).then().statusCode(202);
        try (TopicProbe probe = new TopicProbe()) {
            awaitArticle(probe, "harbours");
            serve("/backup", article("tunnels"), article("harbours"));
            poll("/backup");

            // Then
            awaitArticle(probe, "tunnels");
            assertThat(probe.articles(OUTLET.url("/harbours"))).hasSize(1);
        }
        asked().get("/hubs")
                .then()
                .statusCode(200)
                .body("[0].hub", equalTo(HUB.server.url("/").toString()))
                .body("[0].polled", equalTo(1))
                .body("[0].demotedUntil", equalTo(null));
        asked().get("/feeds").then().body("hub.hub", hasItem(HUB.server.url("/").toString()));
    }

    @Test
    void shouldTakeNothingThatIsNotSignedByTheHubAndTellTheSenderNothing() {
        // Given
        URI topic = OUTLET.url("/hostile");
        HUB.confirm(topic);
        byte[] forged = document(article("forgery"));

        // When
        for (String signature :
                List.of("", "sha256=", "sha256=" + "0".repeat(64), "none=", "sha256=" + Hub.hmac("a guess", forged))) {
            HUB.push(topic, forged, signature).then().statusCode(202);
        }
        RestAssured.given()
                .contentType("application/rss+xml")
                .body(forged)
                .post("/push/" + "A".repeat(43))
                .then()
                .statusCode(404);
        HUB.push(topic, document(article("genuine"))).then().statusCode(202);

        // Then
        try (TopicProbe probe = new TopicProbe()) {
            awaitArticle(probe, "genuine");
            assertThat(probe.articles(OUTLET.url("/forgery"))).isEmpty();
            assertThat(OUTLET.requests("/forgery")).isZero();
        }
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("parley_ingest_pushes_total{outcome=\"FORGED\"} 5.0");
    }

    @Test
    void shouldConfirmNothingThatItDidNotAskFor() {
        // Given
        URI topic = OUTLET.url("/hostile");
        HUB.confirm(topic);
        String callback = HUB.callback(topic);

        // When, then
        RestAssured.given()
                .queryParam("hub.mode", "subscribe")
                .queryParam("hub.topic", "https://other.example/feed")
                .queryParam("hub.challenge", "<script>alert(1)</script>")
                .get(callback)
                .then()
                .statusCode(404);
        RestAssured.given()
                .queryParam("hub.mode", "unsubscribe")
                .queryParam("hub.topic", topic.toString())
                .queryParam("hub.challenge", "c")
                .get(callback)
                .then()
                .statusCode(404);
        RestAssured.get("/push/" + "A".repeat(43)).then().statusCode(404);
    }

    @Test
    void shouldAnswerOnlyThoseWhoShowTheTokenAndAskHubsForNone() {
        for (String wrong :
                List.of("", "Bearer", "Bearer ", "Bearer " + TOKEN + "0", "Bearer f0e1", "Basic " + TOKEN)) {
            for (String path : List.of("/feeds", "/feeds/1", "/feeds/opml", "/hubs")) {
                RestAssured.given()
                        .header("Authorization", wrong)
                        .get(path)
                        .then()
                        .statusCode(401)
                        .header("WWW-Authenticate", equalTo("Bearer"));
            }
        }
        RestAssured.post("/feeds/poll").then().statusCode(401);
        asked().header("Host", "parley.gazette.example").get("/feeds").then().statusCode(200);
        asked().header("Origin", "https://elsewhere.example")
                .post("/feeds/1/pause")
                .then()
                .statusCode(403);
        RestAssured.get("/push/" + "A".repeat(43)).then().statusCode(404);
        RestAssured.get("/q/health/live").then().statusCode(200);
    }
}
