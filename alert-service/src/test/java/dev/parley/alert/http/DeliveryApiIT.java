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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From a verdict to a receiver, and what the API tells of it. */
@QuarkusTest
@QuarkusTestResource(KafkaBackend.class)
@QuarkusTestResource(PostgresBackend.class)
@QuarkusTestResource(value = DeliveryApiIT.Receivers.class, restrictToAnnotatedClass = true)
class DeliveryApiIT {

    private static final String PROBLEM = "application/problem+json";

    private final AlertPipeline pipeline;

    DeliveryApiIT(AlertPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** A real receiver of webhooks, and the routes file that names it. */
    public static final class Receivers implements QuarkusTestResourceLifecycleManager {

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
                        routes:
                          - {name: all, receivers: hook, group-wait: 0s, group-interval: 0s}
                        """.formatted(server.url()));
                return Map.of(
                        "parley.alert.routes-file",
                        file.toString(),
                        "parley.alert.allowed-addresses",
                        "127.0.0.0/8",
                        "hook.secret",
                        "whsec_" + "c2VjcmV0".repeat(4));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            server().close();
        }
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
                        page -> page.getList("deliveries.state").contains(state));
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
        when().post("/receivers/nobody/test")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", equalTo("there is no receiver 'nobody'"));
        when().get("/routes")
                .then()
                .statusCode(200)
                .body("routes[0].name", equalTo("all"))
                .body("routes[0].groupWait", equalTo("PT0S"));
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
