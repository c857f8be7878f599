package dev.parley.alert.console.notice;

import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.TestVerdict;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.store.AttentionArchive;
import dev.parley.alert.store.AttentionArchive.Change;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.testkit.KafkaBackend;
import dev.parley.testkit.PostgresBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor does about a notice by the buttons of its card. */
@QuarkusTest
@QuarkusTestResource(KafkaBackend.class)
@QuarkusTestResource(PostgresBackend.class)
class AttentionIT {

    private final String dossier = "dossier-" + UUID.randomUUID().toString().substring(0, 8);
    private final AlertPipeline pipeline;
    private final AttentionArchive attention;

    AttentionIT(AlertPipeline pipeline, AttentionArchive attention) {
        this.pipeline = pipeline;
        this.attention = attention;
    }

    private NoticeEvent raise() {
        return raise("Russia");
    }

    private NoticeEvent raise(String actor) {
        return pipeline
                .process(List.of(TestVerdict.of(UUID.randomUUID().toString())
                        .reporting(CEASEFIRE, REJECTED, actor, change -> change.in(dossier, "Russia", "Ukraine"))
                        .event()))
                .stream()
                .filter(Raised.class::isInstance)
                .map(decision -> ((Raised) decision).notice())
                .findFirst()
                .orElseThrow();
    }

    private static ValidatableResponse press(String button, NoticeEvent notice) {
        return given().redirects()
                .follow(false)
                .header("Referer", "http://127.0.0.1:8180/?priority=FLASH")
                .formParam("do", button)
                .post("/console/notices/{id}", notice.noticeId())
                .then();
    }

    private ValidatableResponse page() {
        return given().get("/?dossier={d}", dossier).then().statusCode(200);
    }

    @Test
    void acknowledgingIsShownOnTheCardAndCanBeTakenBack() {
        // Given
        NoticeEvent notice = raise();
        page().body(containsString("value=\"acknowledge\""), not(containsString("Acknowledged by")));

        // When
        press("acknowledge", notice).statusCode(303).header("Location", startsWith("/?priority=FLASH#n"));

        // Then
        page().body(containsString("Acknowledged by <bdi>local</bdi>"), containsString("value=\"take_back\""));
        given().get("/attention/{id}", notice.storyId()).then().body("acknowledged", equalTo(true));

        // When
        press("take_back", notice).statusCode(303);

        // Then
        page().body(not(containsString("Acknowledged by")));
    }

    @Test
    void claimingAndMutingAreShownAndEnd() {
        // Given
        NoticeEvent notice = raise();

        // When
        press("claim", notice).statusCode(303);
        press("mute", notice).statusCode(303);

        // Then
        page().body(containsString("Taken by <bdi>local</bdi>"), containsString("Muted until"));
        given().get("/silences")
                .then()
                .body("silences.findAll { it.active }.silence.match.stories.flatten()", hasItem(notice.storyId()));

        // When
        press("release", notice).statusCode(303);
        press("unmute", notice).statusCode(303);

        // Then
        page().body(not(containsString("Taken by")), not(containsString("Muted until")));
    }

    @Test
    void opinionIsCountedAndExportedAsALabelledCase() {
        // Given
        NoticeEvent notice = raise();

        // When
        press("wrong", notice).statusCode(303);
        given().contentType("application/json")
                .body("""
                        {"noticeId": "%s", "opinion": "USEFUL", "by": "Olena", "note": "saved us <b>minutes</b>"}""".formatted(notice.noticeId()))
                .post("/feedback")
                .then()
                .statusCode(200)
                .body("opinion", equalTo("USEFUL"));

        // Then
        page().body(containsString("aria-pressed=\"true\" title=\"local\">Wrong"), containsString("title=\"Olena\""));
        given().get("/console/notices/{id}", notice.noticeId())
                .then()
                .statusCode(200)
                .body(containsString("saved us &lt;b&gt;minutes&lt;/b&gt;"), containsString(notice.headline()));
        given().get("/feedback?notice={id}&opinion=WRONG", notice.noticeId())
                .then()
                .body("feedback.author", equalTo(List.of("local")));
        String article = notice.evidence().get(0).article().articleId();
        String line = given().get("/feedback/export")
                .then()
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .lines()
                .filter(one -> one.contains(article))
                .findFirst()
                .orElseThrow();
        assertThat(line).contains("\"flagged\":null", "\"votes\":[0,1]", "\"types\":[\"rejected\"]", "\"title\":");

        // When
        press("no_opinion", notice).statusCode(303);

        // Then
        page().body(not(containsString("aria-pressed=\"true\"")));
    }

    @Test
    void exportComesInPagesThatTogetherHaveEachCaseOnce() {
        // Given
        List<String> articles = Stream.of(raise("Russia"), raise("Ukraine"))
                .map(notice -> {
                    press("useful", notice).statusCode(303);
                    return notice.evidence().get(0).article().articleId();
                })
                .toList();

        // When
        List<String> lines = new ArrayList<>();
        String path = "/feedback/export?since=2020-01-01T00:00:00Z&limit=1";
        while (path != null) {
            Response page = given().urlEncodingEnabled(false).get(path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.asString().lines()).hasSize(1);
            lines.add(page.asString());
            String next = page.header("Link");
            path = next == null ? null : next.substring(1, next.indexOf('>'));
        }

        // Then
        for (String article : articles) {
            assertThat(lines)
                    .filteredOn(line -> line.contains("\"" + article + "/"))
                    .hasSize(1);
        }
        assertThat(String.join("", lines))
                .isEqualTo(given().get("/feedback/export").asString());
        given().get("/feedback/export?limit=5001").then().statusCode(400);
    }

    @Test
    void acknowledgingANoticeLeavesALaterOneOfItsStoryOpen() {
        // Given
        NoticeEvent first = raise();
        NoticeEvent later = pipeline
                .process(List.of(TestVerdict.of(UUID.randomUUID().toString())
                        .by("second-post")
                        .reporting(CEASEFIRE, REJECTED, "Russia", change -> change.in(dossier, "Russia", "Ukraine"))
                        .event()))
                .stream()
                .filter(Raised.class::isInstance)
                .map(decision -> ((Raised) decision).notice())
                .findFirst()
                .orElseThrow();
        assertThat(later.storyId()).isEqualTo(first.storyId());

        // When
        press("acknowledge", first).statusCode(303);

        // Then
        given().get("/attention/{id}", first.storyId()).then().body("acknowledged", equalTo(false));
    }

    @Test
    void everyDeedIsToldToOpenPages() {
        // Given
        NoticeEvent notice = raise();
        long before = attention.last();

        // When
        press("useful", notice).statusCode(303);

        // Then
        assertThat(attention.after(before, 10)).extracting(Change::storyId).contains(notice.storyId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"explode", ""})
    void whatNobodyCanDoIsRefused(String button) {
        press(button, raise()).statusCode(400);
    }

    @Test
    void nothingCanBeDoneAboutANoticeThatDoesNotExist() {
        given().formParam("do", "acknowledge")
                .post("/console/notices/none")
                .then()
                .statusCode(404);
        given().contentType("application/json")
                .body("{\"noticeId\": \"none\", \"opinion\": \"LATE\", \"by\": \"x\"}")
                .post("/feedback")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void formOfAnotherSiteIsRefusedAndNobodyIsSentToOne() {
        NoticeEvent notice = raise();
        given().header("Origin", "https://evil.example")
                .formParam("do", "acknowledge")
                .post("/console/notices/{id}", notice.noticeId())
                .then()
                .statusCode(403);
        given().redirects()
                .follow(false)
                .header("Referer", "http://127.0.0.1//evil.example/")
                .formParam("do", "acknowledge")
                .post("/console/notices/{id}", notice.noticeId())
                .then()
                .statusCode(303)
                .header("Location", startsWith("/#n"));
    }
}
