package dev.parley.alert.console;

import static dev.parley.contract.event.ChangeType.ACCEPTED;
import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.ChangeType.TERMS;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static dev.parley.contract.event.Instrument.MEMORANDUM;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.TestVerdict;
import dev.parley.alert.TestVerdict.TestChange;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.testkit.KafkaBackend;
import dev.parley.testkit.PostgresBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaBackend.class)
@QuarkusTestResource(PostgresBackend.class)
class ConsoleIT {

    private final String dossier = "dossier-" + UUID.randomUUID().toString().substring(0, 8);
    private final AlertPipeline pipeline;
    private final Jdbi jdbi;

    ConsoleIT(AlertPipeline pipeline, Jdbi jdbi) {
        this.pipeline = pipeline;
        this.jdbi = jdbi;
    }

    private NoticeEvent raise(Instrument instrument, ChangeType type, String actor, UnaryOperator<TestChange> steps) {
        return pipeline
                .process(List.of(TestVerdict.of(UUID.randomUUID().toString())
                        .reporting(instrument, type, actor, c -> steps.apply(c.in(dossier, "Russia", "Ukraine")))
                        .event()))
                .stream()
                .filter(Raised.class::isInstance)
                .map(decision -> ((Raised) decision).notice())
                .findFirst()
                .orElseThrow();
    }

    private NoticeEvent raise(Instrument instrument, ChangeType type, String actor) {
        return raise(instrument, type, actor, change -> change);
    }

    private static ValidatableResponse page(String path, Object... values) {
        return given().accept("text/html").get(path, values).then();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/console/dossiers",
                "/console/handover",
                "/console/outlets",
                "/console/deliveries",
                "/console/settings",
                "/console/console.css",
                "/console/console.js",
                "/notices",
                "/notices.atom",
                "/notices?kind=LOUD",
                "/console/stories/nothing",
                "/console/notices/attention?of=x",
                "/nothing/here",
                "/q/health/live"
            })
    void nothingIsAnsweredWithoutAPolicyThatForbidsForeignAndInlineScripts(String path) {
        requirePolicy(given().get(path).then());
    }

    @Test
    void neitherIsWhatIsRefusedBeforeAnythingReadsIt() {
        requirePolicy(given().header("Host", "rebound.example").get("/").then().statusCode(421));
        requirePolicy(given().delete("/console/settings").then().statusCode(405));
        requirePolicy(given().header("Origin", "https://elsewhere.example")
                .formParam("do", "acknowledge")
                .post("/console/notices/nothing")
                .then()
                .statusCode(403));
    }

    @ParameterizedTest
    @CsvSource({
        "/,               no-store",
        "/notices,        no-store",
        "/nothing/here,   no-store",
        "/notices.atom,   'private, no-cache'",
    })
    void nobodyKeepsWhatMayNotBeReadAfterSigningOut(String path, String rule) {
        given().get(path).then().header("Cache-Control", equalTo(rule));
    }

    private static void requirePolicy(ValidatableResponse response) {
        response.header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void livePageShowsTheNewestNoticesAndCanBeNarrowed() {
        // Given
        NoticeEvent rejected = raise(CEASEFIRE, REJECTED, "Russia");
        NoticeEvent terms = raise(MEMORANDUM, TERMS, "Ukraine");

        // Then
        page("/")
                .statusCode(200)
                .contentType(equalTo("text/html;charset=UTF-8"))
                .body(containsString(rejected.headline()), containsString(terms.headline()));
        page("/?dossier={d}&instrument=MEMORANDUM", dossier)
                .body(containsString(terms.storyId()), not(containsString(rejected.storyId())));
        page("/?dossier={d}&change=REJECTED&kind=&q=", dossier)
                .body(containsString(rejected.storyId()), not(containsString(terms.storyId())));
    }

    @Test
    void wordsAreFoundByTheirBeginningsInTitlesAndEvidence() {
        // Given
        NoticeEvent found = raise(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Росія відкинула перемир’я: ні, каже."));
        NoticeEvent other = raise(CEASEFIRE, ACCEPTED, "Ukraine");

        // Then
        page("/?dossier={d}&q={q}", dossier, "відкин !:*&| (")
                .statusCode(200)
                .body(containsString(found.storyId()), not(containsString(other.storyId())));
        page("/?dossier={d}&q={q}", dossier, "морозиво").body(containsString("No notice matches"));
    }

    @Test
    void rowsAfterANoticeAreThoseThatCameSince() {
        // Given
        raise(CEASEFIRE, REJECTED, "Russia");
        long last = jdbi.withHandle(handle -> handle.createQuery("select max(number) from notice")
                .mapTo(Long.class)
                .one());
        NoticeEvent later = raise(MEMORANDUM, TERMS, "Ukraine");

        // Then
        String rows = page("/console/rows?dossier={d}&after={n}", dossier, last)
                .statusCode(200)
                .extract()
                .asString();
        assertThat(rows).contains(later.storyId()).containsOnlyOnce("<article").doesNotContain("<html");
    }

    @Test
    void storyShowsItsArticlesByOriginAndWhyItWasTold() {
        // Given
        NoticeEvent notice = raise(CEASEFIRE, REJECTED, "Russia");

        // Then
        page("/console/stories/{id}", notice.storyId())
                .statusCode(200)
                .body(
                        containsString(notice.headline()),
                        containsString("The Morning Post"),
                        containsString("No earlier article reported it"),
                        containsString("rel=\"noopener noreferrer\""));
    }

    @Test
    void dossierShowsItsStateNowAndAsItWasBefore() {
        // Given
        raise(CEASEFIRE, REJECTED, "Russia");

        // Then
        page("/console/dossiers/{d}", dossier).statusCode(200).body(containsString("<svg"), containsString("rejected"));
        page("/console/dossiers/{d}?at=2025-06-01T00:00:00Z", dossier)
                .statusCode(200)
                .body(containsString("Nothing was known at that time"), not(containsString("<svg")));
        page("/console/dossiers").body(containsString("/console/dossiers/" + dossier));
    }

    @Test
    void handoverTellsWhatMovedSinceATime() {
        // Given
        NoticeEvent notice = raise(CEASEFIRE, REJECTED, "Russia");

        // Then
        page("/console/handover?hours=1")
                .statusCode(200)
                .body(containsString(notice.storyId()), containsString("- " + notice.headline()));
        page("/console/handover?since=2099-01-01T00:00").body(containsString("Nothing happened in that time"));
    }

    @Test
    void handoverNamesWhatNobodyAcknowledgedAndWhatIsMuted() {
        // Given
        NoticeEvent open = raise(CEASEFIRE, REJECTED, "Russia");
        NoticeEvent known = raise(MEMORANDUM, TERMS, "Ukraine");
        given().formParam("do", "acknowledge").redirects().follow(false).post("/console/notices/{n}", known.noticeId());
        given().formParam("dossier", dossier)
                .formParam("priority", "")
                .formParam("hours", "4")
                .formParam("reason", "drill <today>")
                .redirects()
                .follow(false)
                .post("/console/settings/silences")
                .then()
                .statusCode(303)
                .header("Location", equalTo("/console/settings#silences"));

        // Then
        String page = page("/console/handover?hours=1").extract().asString();
        assertThat(between(page, "id=\"open\"", "</section>"))
                .contains(open.storyId())
                .doesNotContain(known.storyId());
        assertThat(between(page, "id=\"silences\"", "</section>")).contains("drill &lt;today&gt;");
        assertThat(page).contains("MUTED NOW", "href=\"mailto:?subject=Parley");

        // When
        String id = given().get("/silences")
                .path("silences.silence.find { it.match.dossiers.contains('%s') }.id".formatted(dossier));
        given().redirects()
                .follow(false)
                .post("/console/settings/silences/{id}/end", id)
                .then()
                .statusCode(303);

        // Then
        assertThat(between(
                        page("/console/handover").extract().asString() + "id=\"silences\"</section>",
                        "id=\"silences\"",
                        "</section>"))
                .doesNotContain("drill");
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        assertThat(start).as(from).isNotNegative();
        return text.substring(start, text.indexOf(to, start));
    }

    @Test
    void silenceThatWouldMuteEverythingIsRefusedInAPage() {
        given().formParam("hours", "4")
                .formParam("reason", "quiet")
                .post("/console/settings/silences")
                .then()
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("would mute all"));
    }

    @Test
    void outletsPageSaysWhatToDoWhenIngestIsNotKnown() {
        page("/console/outlets").statusCode(200).body(containsString("PARLEY_ALERT_INGEST_URL"));
    }

    @ParameterizedTest
    @CsvSource({
        "/console/stories/nothing,            404, Not found",
        "/console/dossiers/nothing,           404, Not found",
        "/?priority=LOUD,                     400, is no value for priority",
        "/console/deliveries?state=LOST,      400, is no value for state",
        "/console/deliveries/nothing,         404, Not found",
        "/console/notices/nothing,            404, Not found",
        "/console/handover?since=yesterday,   400, is no value for since",
        "/console/handover?hours=0,           400, is no value for hours",
        "/console/dossiers/x?at=99999999999999999999, 404, Not found"
    })
    void whatCannotBeShownIsSaidInAPage(String path, int status, String text) {
        page(path).statusCode(status).contentType("text/html").body(containsString(text));
    }

    @Test
    void languageIsTakenFromTheAddressAndRememberedElseFromTheBrowser() {
        given().header("Accept-Language", "uk,en;q=0.5").get("/").then().body(containsString("lang=\"uk\""));
        given().get("/?lang=uk")
                .then()
                .body(containsString("<html lang=\"uk\""))
                .header("Set-Cookie", containsString("lang=uk"))
                .header("Set-Cookie", containsString("SameSite=Lax"));
        given().cookie("lang", "uk").get("/console/outlets").then().body(containsString("<html lang=\"uk\""));
    }
}
