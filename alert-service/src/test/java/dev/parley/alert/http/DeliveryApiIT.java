package dev.parley.alert.http;

import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.TestVerdict;
import dev.parley.alert.delivery.ReceiverReport;
import dev.parley.alert.delivery.SmtpServer;
import dev.parley.alert.delivery.TestServer;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.testkit.KafkaBackend;
import dev.parley.testkit.PostgresBackend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a verdict to a receiver, and what the API tells of it. */
@QuarkusTest
@QuarkusTestResource(KafkaBackend.class)
@QuarkusTestResource(PostgresBackend.class)
@QuarkusTestResource(value = DeliveryApiIT.Receivers.class, restrictToAnnotatedClass = true)
class DeliveryApiIT {

    private static final ReceiverReport REPORT = new ReceiverReport(DeliveryApiIT.class);
    private static final String PROBLEM = "application/problem+json";

    private final AlertPipeline pipeline;
    private final Jdbi jdbi;

    DeliveryApiIT(AlertPipeline pipeline, Jdbi jdbi) {
        this.pipeline = pipeline;
        this.jdbi = jdbi;
    }

    /** A real receiver of webhooks, and the routes file that names it. */
    public static final class Receivers implements QuarkusTestResourceLifecycleManager {

        private static final SmtpServer SMTP = SmtpServer.start();
        private static @Nullable TestServer server;

        static TestServer server() {
            if (server == null) {
                throw new IllegalStateException("not started");
            }
            return server;
        }

        @Override
        public Map<String, String> start() {
            server = TestServer.start();
            try {
                Path file = Files.createTempFile("routes", ".yaml");
                Files.writeString(file, """
                        receivers:
                          - {name: hook, type: webhook, url: '%s/hook?token=very-secret', secret: '${hook.secret}'}
                          - {name: people, type: mail, to: [desk@example.org, night@example.org]}
                        routes:
                          - {name: mail, match: {parties: [Freedonia]}, receivers: people, group-wait: 0s, group-interval: 0s}
                          - {name: all, receivers: hook, group-wait: 0s, group-interval: 0s}
                        """.formatted(server.url()));
                return Map.of(
                        "parley.alert.routes-file",
                        file.toString(),
                        "parley.alert.allowed-addresses",
                        "127.0.0.0/8",
                        "hook.secret",
                        "whsec_" + "c2VjcmV0".repeat(4),
                        "quarkus.mailer.mock",
                        "false",
                        "quarkus.mailer.host",
                        "127.0.0.1",
                        "quarkus.mailer.port",
                        Integer.toString(SMTP.port()),
                        "quarkus.mailer.from",
                        "parley@example.org");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            server().close();
            SMTP.close();
        }
    }

    @AfterEach
    void report(TestInfo test) {
        REPORT.add(test, Receivers.server().requests(), Receivers.SMTP.mails());
    }

    /** A notice that is mailed, since it concerns Freedonia. */
    private NoticeEvent raiseForPeople(String actor, String quote) {
        String dossier = "dossier-" + UUID.randomUUID();
        return pipeline
                .process(List.of(TestVerdict.of(UUID.randomUUID().toString())
                        .reporting(CEASEFIRE, REJECTED, actor, c -> c.in(dossier, "Freedonia")
                                .saying(quote))
                        .event()))
                .stream()
                .map(decision -> ((Raised) decision).notice())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mailHasTextAndHtmlAndThreadsAndNoHeaderThatAnOutletWrote() {
        // Given
        SmtpServer smtp = Receivers.SMTP;

        // When
        NoticeEvent notice = raiseForPeople(
                "Freedonia\r\nBcc: all@example.org", "No <b>truce</b>\r\nBcc: all@example.org & more, he said.");
        JsonPath page = awaitDelivery(notice, "DELIVERED");

        // Then
        SmtpServer.Mail mail = smtp.mails().stream()
                .filter(one -> one.header("X-Parley-Notice").equals(notice.noticeId()))
                .findFirst()
                .orElseThrow();
        assertThat(mail.to()).hasSize(2).allMatch(to -> to.contains("@example.org>") && !to.contains("all@"));
        assertThat(mail.header("From")).contains("parley@example.org");
        assertThat(mail.header("Bcc")).isEmpty();
        assertThat(mail.header("Message-ID"))
                .isEqualTo("<"
                        + page.getList("deliveries.findAll { it.receiver == 'people' }.deliveryId")
                                .get(0) + "@example.org>");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("Subject")).contains("Freedonia");
        assertThat(mail.data())
                .contains("text/plain", "text/html", "&lt;b&gt;truce&lt;/b&gt;")
                .doesNotContain("<b>truce</b>\nBcc");

        // When the same story goes on, as far as the receiver is concerned
        String id = page.getString("deliveries[0].deliveryId");
        String people = String.valueOf(page.getList("deliveries.findAll { it.receiver == 'people' }.deliveryId")
                .get(0));
        assertThat(id).isNotEmpty();
        String again = when().post("/deliveries/{id}/resend", people)
                .then()
                .statusCode(201)
                .extract()
                .path("deliveryId");

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> smtp.mails().stream()
                .anyMatch(one -> one.header("Message-ID").equals("<" + again + "@example.org>")
                        && one.header("In-Reply-To").equals("<" + people + "@example.org>")
                        && one.header("References").equals("<" + people + "@example.org>")));
    }

    @Test
    void handoverIsMailedToOneAddressByWhoMayAndWrittenDown() {
        // Given
        NoticeEvent notice = raiseForPeople("Freedonia", "No truce in “Freedonia”, he said.");
        SmtpServer smtp = Receivers.SMTP;
        smtp.answerToRecipients("250 OK");

        // When
        given().formParam("to", " next.shift@example.org ")
                .formParam("since", notice.latency().raised().minusSeconds(60).toString())
                .post("/console/handover")
                .then()
                .statusCode(200)
                .body(containsString("next.shift@example.org</bdi>: sent"));

        // Then
        SmtpServer.Mail mail = smtp.mails().stream()
                .filter(one -> one.to().contains("<next.shift@example.org>"))
                .findFirst()
                .orElseThrow();
        assertThat(mail.header("Subject")).startsWith("Parley, 20").endsWith("UTC");
        assertThat(mail.header("Content-Type")).startsWith("text/plain");
        String page = when().get("/console/settings/audit").asString();
        assertThat(page).contains("handover mailed", "next.shift@example.org");

        // When the server does not take it
        smtp.answerToRecipients("550 no such user");
        given().formParam("to", "nobody@example.org")
                .post("/console/handover")
                .then()
                .statusCode(200)
                .body(containsString("nobody@example.org</bdi>: not sent"), containsString("550"));
        smtp.answerToRecipients("250 OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk",
                "a@example.org, b@example.org",
                "a@example.org\r\nBcc: all@example.org",
                "a@example.org>\r\nRCPT TO:<all@example.org",
                "Desk <a@example.org>"
            })
    void handoverIsMailedToNothingThatIsMoreThanAnAddress(String to) {
        List<SmtpServer.Mail> before = handoversMailed();
        given().formParam("to", to)
                .post("/console/handover")
                .then()
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("must be one address"));
        assertThat(handoversMailed()).isEqualTo(before);
    }

    /** Not the notices of other tests, which may be mailed at any time. */
    private static List<SmtpServer.Mail> handoversMailed() {
        return Receivers.SMTP.mails().stream()
                .filter(mail -> mail.header("Subject").startsWith("Parley, 20"))
                .toList();
    }

    @Test
    void mailServerMaySayNoOrNotNow() {
        // Given
        SmtpServer smtp = Receivers.SMTP;

        // When, Then
        smtp.answerToRecipients("550 no such user");
        when().post("/receivers/people/test")
                .then()
                .body("delivered", equalTo(false))
                .body("answer", containsString("550"));
        smtp.answerToRecipients("451 try again later");
        NoticeEvent notice = raiseForPeople("Freedonia", "No, he said.");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().queryParam("notice", notice.noticeId())
                .queryParam("receiver", "people")
                .get("/deliveries")
                .then()
                .body("deliveries[0].reason", containsString("451"))
                .body("deliveries[0].state", equalTo("WAITING")));
        smtp.answerToRecipients("250 OK");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> given().queryParam("notice", notice.noticeId())
                .queryParam("receiver", "people")
                .get("/deliveries")
                .then()
                .body("deliveries[0].state", equalTo("DELIVERED")));
    }

    @Test
    void feedReadersGetTheNoticesAsAtom() throws Exception {
        // Given
        NoticeEvent notice = raiseForPeople("Freedonia", "No <script>truce</script> & no \u202epeace, he said.");

        // When
        var response = given().queryParam("dossier", notice.dossier()).get("/notices.atom");

        // Then
        response.then().statusCode(200).contentType("application/atom+xml");
        var feed = javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(response.asByteArray()));
        assertThat(feed.getElementsByTagName("entry").getLength()).isEqualTo(1);
        assertThat(feed.getElementsByTagName("id").item(1).getTextContent())
                .isEqualTo("urn:parley:notice:" + notice.noticeId());
        assertThat(feed.getElementsByTagName("content").item(0).getTextContent())
                .contains("<script>truce</script> & no peace");
        given().queryParam("dossier", notice.dossier())
                .header("If-None-Match", response.header("ETag"))
                .get("/notices.atom")
                .then()
                .statusCode(304);
    }

    @Test
    void silencesAreMadeSeenAndEnded() {
        // When
        String id = given().contentType("application/json")
                .body("""
                        {"match": {"dossiers": ["nowhere"]}, "author": "Ada", "reason": "known", "ends": "%s"}""".formatted(java.time.Instant.now().plus(Duration.ofHours(1))))
                .post("/silences")
                .then()
                .statusCode(201)
                .body("active", equalTo(true))
                .extract()
                .path("silence.id");

        // Then
        when().get("/silences").then().body("silences.silence.id", hasItem(id));
        when().delete("/silences/{id}", id).then().statusCode(200).body("active", equalTo(false));
        when().delete("/silences/none").then().statusCode(404).contentType(PROBLEM);
        for (String bad : List.of(
                "{}",
                "{\"match\": {}, \"author\": \"Ada\", \"reason\": \"known\", \"ends\": \"2999-01-01T00:00:00Z\"}",
                "{\"match\": {\"dossier\": [\"x\"]}}",
                "{\"match\": {\"dossiers\": [\"x\"]}, \"author\": \"Ada\", \"reason\": \"known\"}",
                "no JSON")) {
            given().contentType("application/json")
                    .body(bad)
                    .post("/silences")
                    .then()
                    .statusCode(400)
                    .contentType(PROBLEM);
        }
    }

    @Test
    void storiesAreAcknowledgedAndClaimed() {
        // Given
        String story = raise().storyId();

        // When, Then
        when().get("/attention?limit=200").then().body("stories.storyId", hasItem(story));
        given().contentType("application/json")
                .body("{\"by\": \"Ada\"}")
                .put("/attention/{id}/acknowledgement", story)
                .then()
                .statusCode(200)
                .body("acknowledged", equalTo(true))
                .body("by", equalTo("Ada"));
        when().get("/attention?limit=200").then().body("stories.storyId", not(hasItem(story)));
        given().contentType("application/json")
                .body("{\"by\": \"Ben\"}")
                .put("/attention/{id}/claim", story)
                .then()
                .body("claimedBy", equalTo("Ben"));
        when().delete("/attention/{id}/claim", story).then().body("claimedBy", equalTo(null));
        when().delete("/attention/{id}/acknowledgement", story).then().body("acknowledged", equalTo(false));
        given().contentType("application/json")
                .body("{\"by\": \"\"}")
                .put("/attention/{id}/claim", story)
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        given().contentType("application/json")
                .body("{\"by\": \"Ada\"}")
                .put("/attention/none/acknowledgement")
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
    }

    private NoticeEvent raise() {
        String dossier = "dossier-" + UUID.randomUUID();
        return pipeline
                .process(List.of(TestVerdict.of(UUID.randomUUID().toString())
                        .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.in(dossier))
                        .event()))
                .stream()
                .map(decision -> ((Raised) decision).notice())
                .findFirst()
                .orElseThrow();
    }

    private static JsonPath awaitDelivery(NoticeEvent notice, String state) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> given().queryParam("notice", notice.noticeId())
                                .get("/deliveries")
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        page -> !page.getList("deliveries.state").isEmpty()
                                && page.getList("deliveries.state").stream().allMatch(state::equals));
    }

    @Test
    void noticeReachesTheReceiverAndTheLedgerHasTheAttempt() {
        // When
        NoticeEvent notice = raise();
        JsonPath page = awaitDelivery(notice, "DELIVERED");

        // Then
        String id = page.getString("deliveries[0].deliveryId");
        assertThat(page.getString("deliveries[0].receiver")).isEqualTo("hook");
        assertThat(page.getString("deliveries[0].route")).isEqualTo("all");
        assertThat(page.getString("deliveries[0].headline")).isEqualTo(notice.headline());
        assertThat(Receivers.server().requests())
                .filteredOn(request -> id.equals(request.header("webhook-id")))
                .singleElement()
                .satisfies(request -> assertThat(request.text()).contains(notice.noticeId()));
        when().get("/deliveries/{id}", id)
                .then()
                .statusCode(200)
                .body("delivery.attempts", equalTo(1))
                .body("attempts[0].outcome", equalTo("Delivered"))
                .body("attempts[0].answer", equalTo("HTTP 200"));

        // When
        String again = when().post("/deliveries/{id}/resend", id)
                .then()
                .statusCode(201)
                .extract()
                .path("deliveryId");

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> Receivers.server().requests().stream()
                .anyMatch(request -> again.equals(request.header("webhook-id"))));
    }

    @Test
    void pagesShowDeliveriesWithTheirAttemptsAndSendOnceMore() {
        // Given
        NoticeEvent notice = raise();
        String id = awaitDelivery(notice, "DELIVERED").getString("deliveries[0].deliveryId");

        // Then
        when().get("/console/deliveries?receiver=hook&state=DELIVERED")
                .then()
                .statusCode(200)
                .body(containsString("/console/deliveries/" + id), containsString("delivered"));
        when().get("/console/deliveries/{id}", id)
                .then()
                .statusCode(200)
                .body(containsString(notice.headline()), containsString("HTTP 200"), containsString("Send once more"));

        // When
        String again = given().redirects()
                .follow(false)
                .post("/console/deliveries/{id}/resend", id)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");

        // Then
        assertThat(again).isNotEqualTo("/console/deliveries/" + id);
        when().get(again).then().statusCode(200).body(containsString("sent once more"));
    }

    @Test
    void settingsPageShowsRoutesAndTriesAReceiver() {
        when().get("/console/settings")
                .then()
                .statusCode(200)
                .body(containsString("<strong>all</strong>"), containsString("hook"), containsString("Send a test"));
        when().post("/console/settings/receivers/hook/test")
                .then()
                .statusCode(200)
                .body(containsString("took the test notice"));
        when().post("/console/settings/receivers/nobody/test").then().statusCode(404);
    }

    @Test
    void receiverThatFailsIsReportedAndDoesNotMakeTheServiceUnready() {
        // Given
        Receivers.server().answer(503, Map.of("Retry-After", "2"), "down for repairs");

        // When
        NoticeEvent notice = raise();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> when().get("/receivers")
                .then()
                .body("receivers[0].condition.answer", equalTo("HTTP 503: down for repairs"))
                .body("receivers[0].condition.failingSince", not(equalTo(null))));

        // Then
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> when().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(containsString("HTTP 503: down for repairs")));
        Receivers.server().answer(200, Map.of(), "ok");
        awaitDelivery(notice, "DELIVERED");
        when().get("/q/metrics").then().body(containsString("parley_alert_deliveries_total{outcome=\"delivered\""));
    }

    @Test
    void receiversAreShownWithoutTheirSecretsAndCanBeTested() {
        when().get("/receivers")
                .then()
                .statusCode(200)
                .body("receivers.name", hasItem("hook"))
                .body("receivers[0].address", equalTo(Receivers.server().url()))
                .body("receivers[0].routes", hasItem("all"))
                .body(not(containsString("secret")));
        when().post("/receivers/hook/test")
                .then()
                .statusCode(200)
                .body("delivered", equalTo(true))
                .body("answer", equalTo("HTTP 200"));
        assertThat(Receivers.server().requests())
                .anySatisfy(request -> assertThat(request.text()).contains("\"occasion\":\"test\"", "Ruritania"));
        String test = when().get("/deliveries?receiver=hook&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("deliveries.find { it.occasion == 'TEST' }.deliveryId");
        when().get("/deliveries/{id}", test)
                .then()
                .body("delivery.state", equalTo("DELIVERED"))
                .body("attempts[0].answer", equalTo("HTTP 200"));
        when().post("/deliveries/{id}/resend", test).then().statusCode(404).contentType(PROBLEM);
        when().get("/console/deliveries/{id}", test)
                .then()
                .statusCode(200)
                .body(containsString("Test: Ruritania"), not(containsString("Send once more")));
        when().post("/receivers/nobody/test")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", equalTo("there is no receiver 'nobody'"));
        when().get("/routes")
                .then()
                .statusCode(200)
                .body("routes.name", hasItem("all"))
                .body("routes.groupWait", hasItem("PT0S"));
    }

    @Test
    void whatCouldNotBePlannedIsShown() {
        // Given
        NoticeEvent notice = raise();
        awaitDelivery(notice, "DELIVERED");
        jdbi.useHandle(handle -> handle.execute(
                "insert into delivery_unplanned select number, notice_id, 'no value for kind', now() from notice"
                        + " where notice_id = ?",
                notice.noticeId()));

        // Then
        when().get("/deliveries/unplanned?limit=5")
                .then()
                .statusCode(200)
                .body("unplanned[0].noticeId", equalTo(notice.noticeId()))
                .body("unplanned[0].headline", equalTo(notice.headline()))
                .body("unplanned[0].reason", equalTo("no value for kind"));
        when().get("/console/deliveries")
                .then()
                .statusCode(200)
                .body(containsString("Told to nobody"), containsString("no value for kind"));
        when().get("/console/deliveries?state=DELIVERED").then().body(not(containsString("Told to nobody")));
    }

    @Test
    void badQuestionIsAProblem() {
        when().get("/deliveries?state=LOST")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", containsString("'LOST' is no value for state, which is one of [WAITING, DELIVERED"));
        when().get("/deliveries/none").then().statusCode(404).contentType(PROBLEM);
        when().post("/deliveries/none/resend").then().statusCode(404).contentType(PROBLEM);
    }
}
