package dev.parley.alert.http;

import static dev.parley.contract.event.ChangeType.ACCEPTED;
import static dev.parley.contract.event.ChangeType.PROPOSED;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.TestVerdict;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.testkit.KafkaBackend;
import dev.parley.testkit.PostgresBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaBackend.class)
@QuarkusTestResource(PostgresBackend.class)
class LedgerApiIT {

    private final String dossier = "dossier-" + UUID.randomUUID();
    private final AlertPipeline pipeline;

    @TestHTTPResource("/notices/stream")
    private URI stream = URI.create("http://localhost");

    LedgerApiIT(AlertPipeline pipeline) {
        this.pipeline = pipeline;
    }

    private NoticeEvent raise(ChangeType type, String actor, int hours) {
        return pipeline
                .process(List.of(TestVerdict.of(UUID.randomUUID().toString())
                        .published(Duration.ofHours(hours))
                        .reporting(CEASEFIRE, type, actor, c -> c.in(dossier, "Russia", "Ukraine"))
                        .event()))
                .stream()
                .map(decision -> ((Raised) decision).notice())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void agreementIsListedWithItsStateAndShownWithItsHistory() {
        // Given
        raise(PROPOSED, "Ukraine", 0);
        raise(ACCEPTED, "Russia", 3);

        // Then
        given().queryParam("dossier", dossier)
                .get("/agreements")
                .then()
                .statusCode(200)
                .body("agreements.state", contains("ACCEPTED_IN_PART"))
                .body("agreements[0].detail.before", equalTo("PROPOSED"))
                .body("agreements[0].detail.acceptedBy", contains("Russia"));
        given().queryParam("dossier", dossier)
                .queryParam("state", "SIGNED")
                .get("/agreements")
                .then()
                .body("agreements.size()", equalTo(0));
        given().get("/agreements/" + dossier + "/ceasefire")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED_IN_PART"))
                .body("history.outcome", contains("TRANSITION", "TRANSITION"))
                .body("history.after", contains("PROPOSED", "ACCEPTED_IN_PART"));
        given().get("/agreements/" + dossier + "/memorandum").then().statusCode(404);
    }

    @Test
    void storyHasItsArticlesAndNotices() {
        // Given
        NoticeEvent notice = raise(PROPOSED, "Ukraine", 0);

        // Then
        given().get("/stories/" + notice.storyId())
                .then()
                .statusCode(200)
                .body("articles.size()", equalTo(1))
                .body("notices.noticeId", contains(notice.noticeId()));
        given().get("/stories/none").then().statusCode(404);
    }

    @Test
    void decisionsAreListedWithTheirReasons() {
        // Given
        NoticeEvent notice = raise(PROPOSED, "Ukraine", 0);

        // Then
        given().queryParam("story", notice.storyId())
                .queryParam("reason", "first_report")
                .get("/decisions")
                .then()
                .statusCode(200)
                .body("decisions.noticeId", contains(notice.noticeId()))
                .body("decisions.outcome", contains("RAISED"));
        given().queryParam("story", notice.storyId())
                .queryParam("reason", "SAME_ORIGIN")
                .get("/decisions")
                .then()
                .body("decisions.size()", equalTo(0));
        given().queryParam("reason", "BECAUSE").get("/decisions").then().statusCode(400);
    }

    @Test
    void positionsCanBeAskedFor() {
        given().queryParam("dossier", dossier)
                .get("/positions")
                .then()
                .statusCode(200)
                .body("positions.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/notices?limit=",
                "/notices?kind=LOUD",
                "/notices?limit=1&limit=2",
                "/agreements?state=",
                "/agreements?stat=SIGNED",
                "/positions?parties=Russia",
                "/agreements/x/treaty"
            })
    void whatIsWrongWithARequestIsRefused(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void whoComesBackGetsWhatWasRaisedMeanwhileAndThenWhatIsRaised() throws Exception {
        // Given
        List<String> first = new CopyOnWriteArrayList<>();
        NoticeEvent missed;
        String lastId;
        try (InputStream body = listen(null)) {
            follow(body, first);
            NoticeEvent told = raise(PROPOSED, "Ukraine", 0);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> first.stream().anyMatch(l -> l.contains(told.noticeId())));
            lastId = idBefore(first, told);
        }
        missed = raise(ACCEPTED, "Russia", 3);

        // When
        List<String> second = new CopyOnWriteArrayList<>();
        try (InputStream body = listen(lastId)) {
            follow(body, second);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> second.stream().anyMatch(l -> l.contains(missed.noticeId())));
            NoticeEvent live = raise(ACCEPTED, "Ukraine", 6);

            // Then
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> second.stream().anyMatch(l -> l.contains(live.noticeId())));
            assertThat(data(second).filter(line -> line.contains(dossier))).hasSize(2);
        }
    }

    private InputStream listen(@Nullable String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(stream).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private static void follow(InputStream body, List<String> lines) {
        Thread reader = new Thread(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                // the test has heard enough
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    private static Stream<String> data(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("data:"));
    }

    /** The id of the event that carries the notice. */
    private static String idBefore(List<String> lines, NoticeEvent notice) {
        String id = "";
        for (String line : lines) {
            if (line.startsWith("id:")) {
                id = line.substring("id:".length()).strip();
            }
            if (line.startsWith("data:") && line.contains(notice.noticeId())) {
                return id;
            }
        }
        throw new AssertionError("not among " + lines);
    }
}
