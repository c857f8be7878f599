package dev.parley.alert.delivery.teams;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.text.MessageText;
import dev.parley.alert.delivery.text.NoticeText;
import java.util.List;

/**
 * A message as Teams takes it: an Adaptive Card made of rich text blocks, whose runs of text know no Markdown, so that
 * nothing in them can be markup.
 */
public final class TeamsMessage {

    /** A card may have 28 kB. */
    private static final int MOST = 8;

    private static final int TEXT_LIMIT = 2000;

    private TeamsMessage() {}

    /** The JSON that is posted. */
    public static ObjectNode of(Message message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "message");
        ObjectNode card = json.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putObject("content")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4")
                .put("fallbackText", "Parley has notices that this version of Teams cannot show");
        ArrayNode body = card.putArray("body");
        List<NoticeText> notices = MessageText.notices(message);
        if (notices.size() > 1) {
            run(body, MessageText.title(message)).put("isSubtle", true);
        }
        for (NoticeText notice : notices.subList(0, Math.min(MOST, notices.size()))) {
            run(body, notice.headline())
                    .put("weight", "Bolder")
                    .put("size", "Medium")
                    .putObject("selectAction")
                    .put("type", "Action.OpenUrl")
                    .put("url", notice.url());
            for (String line : MessageText.body(notice).split("\n")) {
                run(body, line);
            }
        }
        if (notices.size() > MOST) {
            run(body, "… and " + (notices.size() - MOST) + " more");
        }
        return json;
    }

    private static ObjectNode run(ArrayNode body, String text) {
        return body.addObject()
                .put("type", "RichTextBlock")
                .putArray("inlines")
                .addObject()
                .put("type", "TextRun")
                .put("text", text.length() <= TEXT_LIMIT ? text : text.substring(0, TEXT_LIMIT - 1) + "…");
    }
}
