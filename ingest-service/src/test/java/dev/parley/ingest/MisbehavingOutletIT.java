package dev.parley.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.contract.event.ArticleEvent;
import dev.parley.testkit.KafkaBackend;
import dev.parley.testkit.PostgresBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Outlets that do what outlets do: each feed misbehaves in its own way, and all are polled by one service at once. */
@QuarkusTest
@QuarkusTestResource(KafkaBackend.class)
@QuarkusTestResource(PostgresBackend.class)
@QuarkusTestResource(value = MisbehavingOutletIT.Outlets.class, restrictToAnnotatedClass = true)
class MisbehavingOutletIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String STORY =
            "The two sides met in the %s house on Monday and spoke of %s for three hours behind the %s doors.";

    /** The only address that may be read: 127.0.0.1 itself is off limits here, as it is in production. */
    private static final String ADDRESS = "127.0.0.5";

    private static final WebServer OUTLET = new WebServer(ADDRESS);
    private static final WebServer BUSY = new WebServer(ADDRESS);
    private static final AtomicInteger POLLS = new AtomicInteger();

    /** Sets the outlets up before the service polls them. */
    public static final class Outlets implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            OUTLET.answer("/drip", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                drip(exchange.getResponseBody());
            });
            BUSY.answer("/feed", exchange -> {
                exchange.getResponseHeaders().set("Retry-After", "7200");
                exchange.sendResponseHeaders(429, -1);
            });
            redirect("/loop", "/pool");
            redirect("/pool", "/loop");
            redirect("/to-loopback", "http://127.0.0.1:" + OUTLET.url("/").getPort() + "/secret");
            redirect("/to-a-name", "http://localhost:" + OUTLET.url("/").getPort() + "/secret");
            serve(
                    "/charset",
                    "text/xml; charset=iso-8859-1",
                    Rss.feed(Instant.now(), List.of(article("charset", "Перемир’я діє"))));
            OUTLET.answer("/bomb", exchange -> {
                byte[] packed = gzipped(new byte[14 << 20]);
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(200, packed.length);
                exchange.getResponseBody().write(packed);
            });
            OUTLET.answer("/etag", exchange -> {
                if (exchange.getRequestHeaders().getFirst("If-None-Match") != null) {
                    exchange.sendResponseHeaders(304, -1);
                    return;
                }
                byte[] feed = Rss.feed(Instant.now(), List.of(article("etag-" + POLLS.incrementAndGet(), "News")))
                        .getBytes(UTF_8);
                exchange.getResponseHeaders().set("ETag", "\"for ever\"");
                exchange.sendResponseHeaders(200, feed.length);
                exchange.getResponseBody().write(feed);
            });
            OUTLET.answer("/churn", exchange -> {
                Rss.Item item = article("churn", "The same story");
                String guid = "guid-" + System.nanoTime();
                byte[] feed = Rss.feed(
                                Instant.now(), List.of(new Rss.Item(guid, item.link(), item.title(), item.summary())))
                        .getBytes(UTF_8);
                exchange.sendResponseHeaders(200, feed.length);
                exchange.getResponseBody().write(feed);
            });
            serve("/flood", "text/xml", Rss.feed(Instant.now(), flood(0)));
            serve("/headline", "text/xml", Rss.feed(Instant.now(), List.of(article("headline", "Headline one"))));
            OUTLET.serve(
                    "/login", "text/html", "<html><head><title>Are you human?</title></head><body>…</body></html>");
            OUTLET.status("/gone", 410);
            return Map.of(
                    "parley.ingest.feeds-file",
                    list().toString(),
                    "parley.ingest.poll-interval",
                    "1s",
                    "parley.ingest.allowed-addresses",
                    ADDRESS + "/32");
        }

        private static Path list() {
            StringBuilder yaml = new StringBuilder("outlets:\n  - id: rogue\n    name: Rogue\n    feeds:\n");
            yaml.append("      - url: ").append(BUSY.url("/feed")).append('\n');
            for (String path : List.of(
                    "drip",
                    "loop",
                    "to-loopback",
                    "to-a-name",
                    "charset",
                    "bomb",
                    "etag",
                    "churn",
                    "flood",
                    "headline",
                    "login",
                    "gone")) {
                yaml.append("      - url: ").append(OUTLET.url("/" + path)).append('\n');
            }
            try {
                return Files.writeString(Files.createTempFile("feeds", ".yaml"), yaml);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            OUTLET.close();
            BUSY.close();
        }
    }

    /** A byte now and then, until the other side has had enough. */
    private static void drip(OutputStream out) throws IOException {
        try {
            while (true) {
                out.write(' ');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void redirect(String from, String to) {
        OUTLET.answer(from, exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    private static void serve(String path, String contentType, String body) {
        OUTLET.serve(path, contentType, body);
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    private static Rss.Item article(String name, String title) {
        OUTLET.serve(
                "/a/" + name,
                "text/html; charset=utf-8",
                Rss.page(title, STORY.formatted(name, name, name), title + ", people said."));
        return new Rss.Item(name, OUTLET.url("/a/" + name).toString(), title, title + ", people said.");
    }

    /** The ten latest of very many. */
    private static List<Rss.Item> flood(int from) {
        return IntStream.range(from, from + 10)
                .mapToObj(i -> article("flood-" + i, "Report number " + i))
                .toList();
    }

    private static JsonPath feed(URI url) {
        int id = RestAssured.get("/feeds").jsonPath().getInt("find { it.url == '" + url + "' }.id");
        return RestAssured.get("/feeds/" + id).jsonPath();
    }

    private static void awaitState(String path, String state, String... words) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath feed = feed(OUTLET.url(path));
            assertThat(feed.getString("state")).as(path).isEqualTo(state);
            assertThat(feed.getString("reason")).as(path).contains(words);
        });
    }

    private static void assertHistory(String path, String outcome, String words) {
        JsonPath feed = feed(OUTLET.url(path));
        assertThat(feed.getList("history.outcome", String.class)).as(path).containsOnly(outcome);
        assertThat(feed.getList("history.detail", String.class)).as(path).allSatisfy(detail -> assertThat(detail)
                .contains(words));
    }

    /** What was read well says so, and how often. */
    private static void assertWell(String path, String... outcomes) {
        awaitState(path, "HEALTHY", "polled every 1 s");
        assertThat(feed(OUTLET.url(path)).getList("history.outcome", String.class))
                .as(path)
                .isSubsetOf(outcomes);
    }

    @Test
    void shouldSayOfEachFeedWhatIsWrongWithIt() {
        awaitState("/drip", "FAILING", "no complete answer within 30 s");
        awaitState("/loop", "FAILING", "more than 5 redirects");
        awaitState("/to-loopback", "FAILING", "127.0.0.1", "not on the public internet");
        awaitState("/to-a-name", "FAILING", "localhost", "not on the public internet");
        awaitState("/bomb", "FAILING", "more than 200 times as large when decompressed");
        awaitState("/login", "FAILING", "it is an HTML page titled \"Are you human?\"");
        awaitState("/gone", "PARKED", "gone for good (410)", "once a day");
        assertThat(OUTLET.requests("/secret")).isZero();

        // each poll that failed stands in the history, with its outcome and in words
        assertHistory("/drip", "FAILED", "no complete answer within 30 s");
        assertHistory("/loop", "FAILED", "more than 5 redirects, the last one to " + OUTLET.url("/"));
        assertHistory("/to-loopback", "REFUSED", "127.0.0.1");
        assertHistory("/to-a-name", "REFUSED", "localhost");
        assertHistory("/bomb", "FAILED", "more than 200 times as large when decompressed");
        assertHistory("/login", "NOT_A_FEED", "it is an HTML page titled");
        assertHistory("/gone", "GONE", "gone for good (410)");

        JsonPath busy = feed(BUSY.url("/feed"));
        assertThat(busy.getString("reason")).contains("HTTP 429");
        assertThat(Instant.parse(busy.getString("nextPoll")))
                .isAfter(Instant.now().plus(Duration.ofMinutes(100)));
        assertThat(BUSY.requests("/feed")).isEqualTo(1);
    }

    @Test
    void shouldReadWhatIsMislabelled() {
        try (TopicProbe topic = new TopicProbe()) {
            await().atMost(PATIENCE)
                    .until(() -> !topic.articles(OUTLET.url("/a/charset")).isEmpty());
            assertThat(topic.articles(OUTLET.url("/a/charset")).get(0).title()).isEqualTo("Перемир’я діє");
        }
        assertWell("/charset", "NEWS", "UNCHANGED");
    }

    @Test
    void shouldFindTheNewsBehindATagThatNeverChanges() {
        try (TopicProbe topic = new TopicProbe()) {
            await().atMost(PATIENCE)
                    .until(() -> !topic.articles(OUTLET.url("/a/etag-2")).isEmpty());
            assertThat(topic.articles(OUTLET.url("/a/etag-2")).get(0).backlog()).isFalse();
        }
        assertWell("/etag", "NEWS", "UNCHANGED");
    }

    @Test
    void shouldNotTakeAStoryForNewBecauseItsGuidIs() {
        await().atMost(PATIENCE)
                .until(() -> feed(OUTLET.url("/churn")).getList("history").size() >= 5);
        try (TopicProbe topic = new TopicProbe()) {
            await().atMost(PATIENCE)
                    .until(() -> !topic.articles(OUTLET.url("/a/churn")).isEmpty());
            assertThat(topic.articles(OUTLET.url("/a/churn")))
                    .extracting(ArticleEvent::eventId)
                    .hasSize(1);
        }
        assertWell("/churn", "NEWS", "UNCHANGED");
    }

    @Test
    void shouldSuspectAGapWhenAFloodOfEntriesHasPushedTheKnownOnesOut() {
        // Given
        awaitState("/flood", "HEALTHY", "polled every 1 s");

        // When forty entries come at once, of which the feed shows the last ten, and again until a poll was on time
        AtomicInteger first = new AtomicInteger();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(3)).until(() -> {
            if (feed(OUTLET.url("/flood")).getInt("gaps") > 0) {
                return true;
            }
            serve("/flood", "text/xml", Rss.feed(Instant.now(), flood(first.addAndGet(40))));
            return false;
        });

        // Then
        List<Boolean> gaps = feed(OUTLET.url("/flood")).getList("history.gapSuspected");
        assertThat(gaps).contains(true);
        try (TopicProbe topic = new TopicProbe()) {
            int from = first.get();
            await().atMost(PATIENCE).until(() -> IntStream.range(from, from + 10)
                    .allMatch(i -> topic.articles(OUTLET.url("/a/flood-" + i)).size() == 1));
        }
    }

    @Test
    void shouldPublishEachHeadlineThatAnOutletThinksOf() {
        try (TopicProbe topic = new TopicProbe()) {
            List<String> headlines = new ArrayList<>(List.of("Headline one"));
            awaitHeadlines(topic, headlines);
            for (String next : List.of("Headline two is better", "Headline three is best", "Headline one, after all")) {
                // When
                serve("/headline", "text/xml", Rss.feed(Instant.now(), List.of(article("headline", next))));
                headlines.add(next);

                // Then
                awaitHeadlines(topic, headlines);
            }
            assertThat(topic.articles(OUTLET.url("/a/headline")))
                    .extracting(ArticleEvent::revision)
                    .containsExactly(1, 2, 3, 4);
        }
        assertWell("/headline", "NEWS", "UNCHANGED");
    }

    private static void awaitHeadlines(TopicProbe topic, List<String> headlines) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(topic.articles(OUTLET.url("/a/headline")))
                .extracting(ArticleEvent::title)
                .containsExactlyElementsOf(headlines));
    }
}
