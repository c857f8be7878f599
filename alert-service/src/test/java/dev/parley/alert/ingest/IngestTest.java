package dev.parley.alert.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.parley.alert.ingest.Ingest.Answer;
import dev.parley.alert.ingest.Ingest.Deed;
import dev.parley.alert.ingest.Ingest.Found;
import dev.parley.alert.ingest.Ingest.Named;
import dev.parley.alert.ingest.OutletWatch.Glance;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IngestTest {

    private static final String FEED = """
            {"id": %d, "url": "https://%s.example/feed", "outletId": "%s", "state": "%s", "intervalSeconds": 60.0,
             "failures": 0, "gaps": 0, "somethingNew": true,
             "hub": {"hub": "https://hub.example/", "active": true, "pushed": 7, "polled": 1, "more": 1}}""";

    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private Ingest ingest;
    private int status = 200;
    private String body = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        ingest = new Ingest(
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())), Optional.of("sesame"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
    }

    private static String feed(long id, String outlet, String state) {
        return FEED.formatted(id, outlet, outlet, state);
    }

    @Test
    void feedIsLookedForAndAddedByItsAddress() {
        // Given
        answer(
                200,
                "{\"feed\": \"https://post.example/feed\", \"title\": \"The Post\", \"language\": \"en\", \"entries\": 12}");

        // Then
        assertThat(ingest.find("https://post.example/\"x"))
                .isEqualTo(new Answer.Got<>(new Found(URI.create("https://post.example/feed"), "The Post", "en", 12)));
        assertThat(requests).containsExactly("POST /feeds/discovery {\"url\":\"https://post.example/\\\"x\"}");
    }

    @Test
    void pageWithSeveralFeedsLetsTheReaderChoose() {
        // Given
        answer(409, "{\"feeds\": [{\"feed\": \"https://post.example/a\", \"title\": \"A\"}]}");

        // Then
        assertThat(ingest.add("https://post.example"))
                .isEqualTo(new Answer.Choose<>(List.of(new Named(URI.create("https://post.example/a"), "A"))));
    }

    @Test
    void whyIngestRefusesIsTold() {
        // Given
        answer(422, "{\"problem\": \"there is no feed\"}");

        // Then
        assertThat(ingest.find("https://post.example")).isEqualTo(new Answer.Refused<>("there is no feed"));
    }

    @Test
    void feedIsPaused() {
        // Given
        answer(200, feed(7, "post", "PAUSED"));

        // Then
        assertThat(ingest.change(7, Deed.PAUSE)).isInstanceOf(Answer.Got.class);
        assertThat(requests).containsExactly("POST /feeds/7/pause ");
    }

    @Test
    void serviceThatFailsOrSpeaksNonsenseIsSilent() {
        answer(500, "");
        assertThat(ingest.feeds()).isInstanceOf(Answer.Silent.class);
        answer(200, "<html>");
        assertThat(ingest.feeds()).isInstanceOf(Answer.Silent.class);
        assertThat(new Ingest(Optional.empty(), Optional.empty()).feeds()).isInstanceOf(Answer.Unconfigured.class);
    }

    @Test
    void outletIsSilentWhenNoneOfItsFeedsCanBeReadAndPausedOnesDoNotCount() {
        // Given
        answer(
                200,
                "["
                        + String.join(
                                ",",
                                feed(1, "post", "FAILING"),
                                feed(2, "post", "HEALTHY"),
                                feed(3, "tribune", "FAILING"),
                                feed(4, "tribune", "PARKED"),
                                feed(5, "herald", "PAUSED"),
                                feed(6, "gazette", "NEW"))
                        + "]");
        OutletWatch watch = new OutletWatch(ingest);

        // When
        watch.look();

        // Then
        assertThat(watch.latest()).contains(new Glance(1, 3));

        // When
        answer(500, "");
        watch.look();

        // Then
        assertThat(watch.latest()).isEmpty();
    }

    @Test
    void listOfFeedsComesAndGoesAsOpml() {
        answer(200, "<opml/>");
        assertThat(ingest.opml()).isEqualTo(new Answer.Got<>("<opml/>"));
        answer(200, "{\"feeds\": 2, \"ids\": [1, 2]}");
        assertThat(ingest.load("<opml/>".getBytes(UTF_8))).isEqualTo(new Answer.Got<>(2));
        assertThat(requests).last().isEqualTo("POST /feeds/opml <opml/>");
    }
}
