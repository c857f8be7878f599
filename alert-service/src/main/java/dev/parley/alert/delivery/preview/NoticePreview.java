package dev.parley.alert.delivery.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.atom.AtomFeed;
import dev.parley.alert.delivery.mail.MailMessage;
import dev.parley.alert.delivery.ntfy.NtfyMessage;
import dev.parley.alert.delivery.slack.SlackMessage;
import dev.parley.alert.delivery.teams.TeamsMessage;
import dev.parley.alert.delivery.telegram.TelegramMessage;
import dev.parley.alert.delivery.webhook.NoticeCloudEvent;
import dev.parley.contract.kafka.EventJson;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Collectors;

/** The types of receivers, each with what it would be sent. */
public enum NoticePreview {
    WEBHOOK {
        @Override
        public String of(Message message) {
            return message.letters().stream()
                    .map(letter -> indented(new String(NoticeCloudEvent.of(letter, message.occasion()), UTF_8)))
                    .collect(Collectors.joining("\n"));
        }
    },
    MAIL {
        @Override
        public String of(Message message) {
            MailMessage mail = MailMessage.of(message, "example.org");
            String headers = mail.headers().entrySet().stream()
                    .map(header -> header.getKey() + ": " + header.getValue())
                    .collect(Collectors.joining("\n"));
            return "Subject: " + mail.subject() + "\n" + headers + "\n\n" + mail.text() + "\n\n" + mail.html();
        }
    },
    SLACK {
        @Override
        public String of(Message message) {
            return indented(SlackMessage.of(message));
        }
    },
    TEAMS {
        @Override
        public String of(Message message) {
            return indented(TeamsMessage.of(message));
        }
    },
    NTFY {
        @Override
        public String of(Message message) {
            return indented(NtfyMessage.of(message, "topic"));
        }
    },
    TELEGRAM {
        @Override
        public String of(Message message) {
            return indented(TelegramMessage.of(message, "chat"));
        }
    },
    ATOM {
        @Override
        public String of(Message message) {
            return AtomFeed.of(
                    message.letters().stream().map(Message.Letter::notice).toList(),
                    URI.create("http://127.0.0.1:8180/notices.atom"));
        }
    };

    /** What is sent, as text. */
    public abstract String of(Message message);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String indented(String json) {
        try {
            return indented(EventJson.mapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + json, e);
        }
    }

    private static String indented(JsonNode json) {
        return json.toPrettyString();
    }
}
