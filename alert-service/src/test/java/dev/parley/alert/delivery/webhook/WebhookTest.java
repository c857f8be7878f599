package dev.parley.alert.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.alert.TestClock;
import dev.parley.alert.TestNotice;
import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.Occasion;
import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.Outcome.Delivered;
import dev.parley.alert.delivery.Outcome.Refused;
import dev.parley.alert.delivery.Outcome.TryLater;
import dev.parley.alert.delivery.Receiver;
import dev.parley.alert.delivery.ReceiverReport;
import dev.parley.alert.delivery.Receivers;
import dev.parley.alert.delivery.TestServer;
import dev.parley.alert.delivery.web.WebClient;
import dev.parley.alert.routing.TestRoutes;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.kafka.EventJson;
import dev.parley.network.AddressGuard;
import dev.parley.network.IpRange;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real HTTP server. */
class WebhookTest {

    private static final byte[] KEY = "a secret of at least 24 bytes".getBytes(UTF_8);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    private static final NoticeEvent NOTICE = TestNotice.of("n-1").event();

    private static final ReceiverReport REPORT = new ReceiverReport(WebhookTest.class);

    private final TestServer server = TestServer.start();
    private final TestClock clock = new TestClock("2025-06-02T12:00:00Z");

    @AfterEach
    void stop(TestInfo test) {
        REPORT.add(test, server.requests(), List.of());
        server.close();
    }

    private Receiver webhook(String url, String allowed) {
        WebClient web = new WebClient(
                new AddressGuard(List.of(IpRange.of(allowed)), "parley.alert.allowed-addresses"),
                clock,
                Duration.ofMillis(700));
        return Receivers.open(
                        TestRoutes.of("""
                                receivers: [{name: hook, type: webhook, url: '%s', secret: '${HOOK_SECRET}'}]
                                routes: [{receivers: hook}]
                                """.formatted(url), Map.of("HOOK_SECRET", SECRET)),
                        List.of(new Webhook.Type(web, clock)))
                .find("hook")
                .orElseThrow();
    }

    private Outcome deliver() {
        return webhook(server.url() + "/hook?token=very-secret", "127.0.0.0/8").deliver(message());
    }

    private static Message message() {
        return new Message(Occasion.NOTICE, List.of(new Message.Letter("delivery-1", NOTICE, null)));
    }

    @Test
    void noticeArrivesAsASignedCloudEvent() throws Exception {
        // When
        Outcome outcome = deliver();

        // Then
        assertThat(outcome).isEqualTo(new Delivered("HTTP 200", null));
        TestServer.Request request = server.requests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/hook?token=very-secret");
        assertThat(request.header("Content-Type")).isEqualTo("application/cloudevents+json; charset=UTF-8");
        JsonNode event = EventJson.mapper().readTree(request.body());
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo("n-1");
        assertThat(event.path("type").asText()).isEqualTo("parley.notice.v1");
        assertThat(event.path("subject").asText()).isEqualTo("story-of-n-1");
        assertThat(EventJson.mapper().treeToValue(event.path("data"), NoticeEvent.class))
                .isEqualTo(NOTICE);

        assertThat(request.header("webhook-id")).isEqualTo("delivery-1");
        assertThat(request.header("webhook-timestamp")).isEqualTo("1748865600");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        mac.update("delivery-1.1748865600.".getBytes(UTF_8));
        assertThat(request.header("webhook-signature"))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(request.body())));
    }

    /** The example that the specification of Standard Webhooks gives. */
    @Test
    void signatureIsTheOneOfTheSpecification() {
        assertThat(Signature.by("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .orElseThrow()
                        .of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330L, "{\"test\": 2432232314}".getBytes(UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @CsvSource({"429, 120", "503, 5", "500,", "408,"})
    void serverInTroubleIsTriedLater(int status, String retryAfter) {
        // Given
        server.answer(status, retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter), "overloaded\r\nsorry");

        // Then
        assertThat(deliver())
                .isEqualTo(new TryLater(
                        "HTTP " + status + ": overloaded sorry",
                        retryAfter == null ? null : Duration.ofSeconds(Long.parseLong(retryAfter))));
    }

    @Test
    void retryAfterMayBeADate() {
        server.answer(503, Map.of("Retry-After", "Mon, 02 Jun 2025 12:10:00 GMT"), "");

        assertThat(deliver()).isEqualTo(new TryLater("HTTP 503", Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410, 422})
    void whatTheServerDoesNotWantIsNotTriedAgain(int status) {
        server.answer(status, Map.of(), "no");

        assertThat(deliver()).isEqualTo(new Refused("HTTP " + status + ": no"));
    }

    @Test
    void redirectIsNotFollowed() {
        server.answer(307, Map.of("Location", server.url() + "/elsewhere"), "");

        assertThat(deliver()).isInstanceOf(Refused.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void serverThatDoesNotAnswerIsTriedLater() {
        server.hang();

        assertThat(deliver()).isInstanceOf(TryLater.class);
    }

    @Test
    void serverThatDripsIsGivenUp() {
        server.drip();

        assertThat(deliver()).isInstanceOf(TryLater.class);
    }

    @Test
    void serverThatIsAwayIsTriedLater() {
        server.close();

        assertThat(deliver()).isEqualTo(new TryLater("no connection to the server", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void addressInsideTheOwnNetworkIsNotAsked(String host) {
        // Given
        Receiver webhook = webhook("http://" + host + ":" + server.port() + "/hook", "10.99.0.0/16");

        // When
        Outcome outcome = webhook.deliver(message());

        // Then
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(outcome.answer()).contains("parley.alert.allowed-addresses");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void nothingSecretIsShown() {
        server.answer(500, Map.of(), "");
        Receiver webhook = webhook(server.url() + "/hook?token=very-secret", "127.0.0.0/8");

        assertThat(webhook.address()).isEqualTo(server.url());
        assertThat(webhook.deliver(message()).answer()).doesNotContain("very-secret");
    }

    @Test
    void weakSecretIsRefused() {
        assertThatThrownBy(() -> Receivers.open(
                        TestRoutes.of("""
                                receivers: [{name: hook, type: webhook, url: 'https://a.example/', secret: '${S}'}]
                                routes: [{receivers: hook}]
                                """, Map.of("S", "whsec_c2hvcnQ=")),
                        List.of(new Webhook.Type(new WebClient(new AddressGuard(List.of(), "setting"), clock), clock))))
                .hasMessageContaining("routes.yaml, line 1: receivers[0].secret must be whsec_")
                .hasMessageNotContaining("c2hvcnQ");
    }
}
