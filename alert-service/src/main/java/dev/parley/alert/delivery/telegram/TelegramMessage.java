package dev.parley.alert.delivery.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.text.MessageText;
import dev.parley.alert.delivery.text.NoticeText;
import dev.parley.alert.delivery.text.Templates;
import java.util.List;
import java.util.Map;

/** A message as the Bot API takes it, in its HTML; every text from outside is escaped. */
public final class TelegramMessage {

    /** Telegram takes 4096 characters, tags not counted. */
    private static final int LIMIT = 4000;

    private TelegramMessage() {}

    /** The JSON that is posted. Later messages about a story answer the first one. */
    public static ObjectNode of(Message message, String chat) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("chat_id", chat)
                .put("parse_mode", "HTML")
                .put("text", text(message));
        json.putObject("link_preview_options").put("is_disabled", true);
        String thread = message.first().thread();
        if (thread != null && MessageText.isOneStory(message) && thread.chars().allMatch(Character::isDigit)) {
            json.putObject("reply_parameters")
                    .put("message_id", Long.parseLong(thread))
                    .put("allow_sending_without_reply", true);
        }
        return json;
    }

    private static String text(Message message) {
        List<NoticeText> notices = MessageText.notices(message);
        StringBuilder text = new StringBuilder();
        if (notices.size() > 1) {
            text.append(Templates.MARKUP.render("title.html", Map.of("title", MessageText.title(message))));
        }
        int told = 0;
        for (NoticeText notice : notices) {
            String part = Templates.MARKUP.render("telegram.html", Map.of("notice", notice));
            if (told > 0 && text.length() + part.length() > LIMIT) {
                break;
            }
            text.append(text.isEmpty() ? "" : "\n\n").append(part);
            told++;
        }
        if (told < notices.size()) {
            text.append("\n\n… and ").append(notices.size() - told).append(" more");
        }
        return text.toString();
    }
}
