package dev.parley.alert.delivery.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.Outcome;
import dev.parley.alert.delivery.Outcome.Delivered;
import dev.parley.alert.delivery.Outcome.TryLater;
import dev.parley.alert.delivery.Receiver;
import dev.parley.alert.delivery.ReceiverType;
import dev.parley.alert.delivery.web.JsonPost;
import dev.parley.alert.delivery.web.WebAnswer;
import dev.parley.alert.delivery.web.WebAnswer.Answered;
import dev.parley.alert.delivery.web.WebClient;
import dev.parley.alert.routing.Entry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends messages to a chat as a bot. */
public final class Telegram implements Receiver {

    /** Receivers that have {@code type: telegram} with {@code token} and {@code chat}. */
    public record Type(WebClient web) implements ReceiverType {

        private static final String API = "https://api.telegram.org";
        private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{20,100}");

        @Override
        public String name() {
            return "telegram";
        }

        @Override
        public Receiver open(Entry entry) {
            String token = entry.secret("token");
            if (!TOKEN.matcher(token).matches()) {
                throw entry.wrong("token", "is no token of a bot, such as 123456:ABC-DEF…");
            }
            String api = entry.optionalText("url").isPresent()
                    ? entry.webAddress("url").toString()
                    : API;
            return new Telegram(web, URI.create(api + "/bot" + token + "/sendMessage"), entry.text("chat"));
        }
    }

    private static final int LONGEST_REST = 86_400;
    private static final JsonMapper JSON = new JsonMapper();

    private final WebClient web;
    private final URI method;
    private final String chat;

    private Telegram(WebClient web, URI method, String chat) {
        this.web = web;
        this.method = method;
        this.chat = chat;
    }

    @Override
    public String type() {
        return "telegram";
    }

    @Override
    public String address() {
        return "chat " + chat;
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }

    @Override
    public Outcome deliver(Message message) {
        WebAnswer answer = JsonPost.to(web, method, Map.of(), TelegramMessage.of(message, chat));
        Outcome outcome = answer.outcome();
        if (!(answer instanceof Answered answered)) {
            return outcome;
        }
        JsonNode body = read(answered.body());
        if (outcome instanceof Delivered) {
            return new Delivered(outcome.answer(), messageId(body));
        }
        JsonNode retryAfter = body.path("parameters").path("retry_after");
        return outcome instanceof TryLater && retryAfter.isInt()
                ? new TryLater(outcome.answer(), Duration.ofSeconds(Math.min(retryAfter.intValue(), LONGEST_REST)))
                : outcome;
    }

    private static @Nullable String messageId(JsonNode body) {
        JsonNode id = body.path("result").path("message_id");
        return id.isIntegralNumber() ? id.asText() : null;
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
