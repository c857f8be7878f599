package dev.parley.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.alert.TestClock;
import dev.parley.alert.TestNotice;
import dev.parley.alert.delivery.Outcome.Delivered;
import dev.parley.alert.delivery.Outcome.Refused;
import dev.parley.alert.delivery.Outcome.TryLater;
import dev.parley.alert.delivery.ntfy.Ntfy;
import dev.parley.alert.delivery.slack.Slack;
import dev.parley.alert.delivery.teams.Teams;
import dev.parley.alert.delivery.telegram.Telegram;
import dev.parley.alert.delivery.web.WebClient;
import dev.parley.alert.routing.TestRoutes;
import dev.parley.contract.event.NoticeKind;
import dev.parley.network.AddressGuard;
import dev.parley.network.IpRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What chats and phones are sent, as a real HTTP server receives it. */
class ChannelsTest {

    private static final String BOT = "123456:ABCDEFGHIJKLMNOPQRSTUVWX";

    /** What an outlet could write to be more than text. */
    private static final TestNotice HOSTILE = TestNotice.of("evil")
            .saying(
                    "<!channel> *Truce* [signed](https://evil.example) </b><script>alert(1)</script>",
                    "Signed & sealed \u202egnihton\u202c, <@U123> <a href='javascript:x'>says</a>\r\nBcc: all@example.org")
            .at("https://morning-post.example/a?b=1&c=<2>|\"d\"".replace("<2>|\"d\"", "%3C2%3E%7Cd"));

    private static final ReceiverReport REPORT = new ReceiverReport(ChannelsTest.class);

    private final TestServer server = TestServer.start();
    private final WebClient web = new WebClient(
            new AddressGuard(List.of(IpRange.of("127.0.0.0/8")), "setting"),
            new TestClock("2025-06-02T12:00:00Z"),
            Duration.ofSeconds(2));

    @AfterEach
    void stop(TestInfo test) {
        REPORT.add(test, server.requests(), List.of());
        server.close();
    }

    private Receiver receiver(String type) {
        String settings =
                switch (type) {
                    case "slack", "teams" -> "url: '${URL}'";
                    case "ntfy" -> "url: '" + server.url() + "/', topic: '${TOPIC}', token: '${TOKEN}'";
                    default -> "url: '" + server.url() + "', token: '${BOT}', chat: '-100200'";
                };
        return Receivers.open(
                        TestRoutes.of(
                                "receivers: [{name: it, type: %s, %s}]\nroutes: [{receivers: it}]"
                                        .formatted(type, settings),
                                Map.of(
                                        "URL",
                                        server.url() + "/services/very-secret",
                                        "TOPIC",
                                        "very-secret",
                                        "TOKEN",
                                        "tk_very-secret",
                                        "BOT",
                                        BOT)),
                        List.of(new Slack.Type(web), new Teams.Type(web), new Ntfy.Type(web), new Telegram.Type(web)))
                .find("it")
                .orElseThrow();
    }

    private static Message message(TestNotice... notices) {
        return message(Occasion.NOTICE, null, notices);
    }

    private static Message message(Occasion occasion, @Nullable String thread, TestNotice... notices) {
        return new Message(
                occasion,
                Arrays.stream(notices)
                        .map(notice -> new Message.Letter("delivery-" + notice.id(), notice.event(), thread))
                        .toList());
    }

    private JsonNode sent(String type, Message message) throws JsonProcessingException {
        assertThat(receiver(type).deliver(message)).isInstanceOf(Delivered.class);
        return new JsonMapper().readTree(server.requests().get(0).text());
    }

    @Test
    void slackGetsPlainTextAndLinks() throws Exception {
        // When
        JsonNode json = sent("slack", message(TestNotice.of("a").flash()));

        // Then
        assertThat(server.requests().get(0).path()).isEqualTo("/services/very-secret");
        assertThat(json.path("text").asText()).isEqualTo("Russia rejects a ceasefire");
        assertThat(json.at("/blocks/0/type").asText()).isEqualTo("header");
        assertThat(json.at("/blocks/0/text/text").asText()).isEqualTo("Russia rejects a ceasefire");
        assertThat(json.at("/blocks/1/text/text").asText()).isEqualTo("""
                New · FLASH · proposed → rejected
                “Russia rejected the ceasefire, it said.” (the spokesman) – The Morning Post
                https://morning-post.example/a
                one source; 32 s after it was published""");
        assertThat(json.at("/blocks/2/elements/0/text").asText())
                .isEqualTo("<https://morning-post.example/a|The Morning Post>");
    }

    @Test
    void slackMentionsNobodyAndFormatsNothingThatAnOutletWrites() throws Exception {
        // When
        JsonNode json = sent("slack", message(HOSTILE));

        // Then
        assertThat(json.path("text").asText()).startsWith("&lt;!channel&gt; *Truce*");
        for (JsonNode block : json.path("blocks")) {
            if (!block.path("type").asText().equals("context")) {
                assertThat(block.at("/text/type").asText()).isEqualTo("plain_text");
            }
        }
        assertThat(json.at("/blocks/2/elements/0/text").asText())
                .isEqualTo("<https://morning-post.example/a?b=1&amp;c=%3C2%3E%7Cd|The Morning Post>");
        assertThat(json.toString()).doesNotContain("\u202e", "\\r");
    }

    @Test
    void teamsGetsACardWithoutMarkdown() throws Exception {
        // When
        JsonNode json = sent("teams", message(HOSTILE));

        // Then
        JsonNode card = json.at("/attachments/0/content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.path("body"))
                .allSatisfy(block -> assertThat(block.path("type").asText()).isEqualTo("RichTextBlock"));
        JsonNode headline = card.at("/body/0/inlines/0");
        assertThat(headline.path("text").asText()).contains("[signed](https://evil.example)");
        assertThat(headline.at("/selectAction/url").asText()).startsWith("https://morning-post.example/");
    }

    @Test
    void ntfyGetsAPriorityAndALink() throws Exception {
        // When
        JsonNode json = sent("ntfy", message(TestNotice.of("a").flash()));

        // Then
        assertThat(server.requests().get(0).header("Authorization")).isEqualTo("Bearer tk_very-secret");
        assertThat(json.path("topic").asText()).isEqualTo("very-secret");
        assertThat(json.path("title").asText()).isEqualTo("Russia rejects a ceasefire");
        assertThat(json.path("priority").asInt()).isEqualTo(5);
        assertThat(json.path("click").asText()).isEqualTo("https://morning-post.example/a");
        assertThat(json.path("message").asText()).contains("“Russia rejected the ceasefire, it said.”");
    }

    @Test
    void telegramGetsEscapedHtmlThatAnswersTheFirstMessageOfTheStory() throws Exception {
        // Given
        server.answer(200, Map.of(), "{\"ok\":true,\"result\":{\"message_id\":4711}}");

        // When
        Outcome outcome = receiver("telegram").deliver(message(Occasion.NOTICE, "42", HOSTILE));

        // Then
        assertThat(outcome).isEqualTo(new Delivered("HTTP 200", "4711"));
        assertThat(server.requests().get(0).path()).isEqualTo("/bot" + BOT + "/sendMessage");
        JsonNode json = new JsonMapper().readTree(server.requests().get(0).text());
        assertThat(json.path("chat_id").asText()).isEqualTo("-100200");
        assertThat(json.at("/reply_parameters/message_id").asInt()).isEqualTo(42);
        assertThat(json.path("text").asText())
                .contains(
                        "&lt;script&gt;", "Signed &amp; sealed", "<a href=\"https://morning-post.example/a?b=1&amp;c=")
                .doesNotContain("<script", "href='javascript");
    }

    @Test
    void telegramSaysInItsAnswerHowLongToWait() {
        // Given
        server.answer(429, Map.of(), "{\"ok\":false,\"parameters\":{\"retry_after\":35}}");

        // Then
        assertThat(receiver("telegram").deliver(message(TestNotice.of("a"))))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(35)));
    }

    @Test
    void teamsOfTheOlderKindSaysSoInItsText() {
        // Given
        server.answer(
                200, Map.of(), "Webhook message delivery failed: Microsoft Teams endpoint returned HTTP error 429");

        // Then
        assertThat(receiver("teams").deliver(message(TestNotice.of("a")))).isInstanceOf(TryLater.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slack", "teams", "ntfy", "telegram"})
    void manyNoticesFitIntoOneMessage(String type) throws Exception {
        // Given
        String longText = "This sentence goes on and on. ".repeat(40);
        TestNotice[] notices = IntStream.range(0, 120)
                .mapToObj(i -> TestNotice.of("n" + i).saying("Headline number " + i, longText))
                .toArray(TestNotice[]::new);

        // When
        JsonNode json = sent(type, message(Occasion.WAKE_UP, null, notices));

        // Then
        assertThat(json.toString()).contains("Headline number 0", "Overnight: 120 notices");
        assertThat(json.path("blocks").size()).isLessThanOrEqualTo(50);
        assertThat(json.path("text").asText().length()).isLessThanOrEqualTo(4096);
        assertThat(json.path("message").asText().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(4096);
        assertThat(json.toString().length()).isLessThan(60_000);
    }

    @ParameterizedTest
    @CsvSource({
        "slack, 429",
        "slack, 500",
        "teams, 503",
        "ntfy, 429",
        "telegram, 502",
        "slack, -1",
        "telegram, -1",
        "ntfy, -1"
    })
    void serverInTroubleIsTriedLater(String type, int status) {
        // Given
        if (status < 0) {
            server.hang();
        } else {
            server.answer(status, Map.of("Retry-After", "7"), "busy");
        }

        // When
        Outcome outcome = receiver(type).deliver(message(TestNotice.of("a")));

        // Then
        assertThat(outcome).isInstanceOfSatisfying(TryLater.class, later -> assertThat(later.after())
                .isEqualTo(status < 0 ? null : Duration.ofSeconds(7)));
        assertThat(outcome.answer()).doesNotContain("very-secret", BOT);
    }

    @ParameterizedTest
    @CsvSource({"slack, 404", "teams, 400", "ntfy, 403", "telegram, 401", "slack, 302"})
    void refusalIsFinal(String type, int status) {
        // Given
        server.answer(status, Map.of("Location", server.url() + "/elsewhere"), "no_service");

        // Then
        assertThat(receiver(type).deliver(message(TestNotice.of("a")))).isInstanceOf(Refused.class);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slack", "teams", "ntfy", "telegram"})
    void nothingSecretIsShown(String type) {
        assertThat(receiver(type).address()).doesNotContain("very-secret", BOT);
    }

    @Test
    void correctionSaysSo() throws Exception {
        // Given
        TestNotice first = TestNotice.of("first");

        // When
        JsonNode json = sent("ntfy", message(TestNotice.of("b").takingBack(first, NoticeKind.CORRECTION)));

        // Then
        assertThat(json.path("message").asText()).startsWith("Correction · URGENT");
    }

    @Test
    void addressOfAChannelIsASecret() {
        assertThatThrownBy(() -> Receivers.open(TestRoutes.of("""
                                receivers: [{name: it, type: slack, url: 'https://hooks.example/very-secret'}]
                                routes: [{receivers: it}]
                                """), List.of(new Slack.Type(web))))
                .hasMessageContaining("is a secret, and must not stand here")
                .hasMessageNotContaining("very-secret");
    }
}
