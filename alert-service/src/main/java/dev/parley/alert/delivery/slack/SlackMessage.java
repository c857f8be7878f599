package dev.parley.alert.delivery.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.text.MessageText;
import dev.parley.alert.delivery.text.NoticeText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A message as Slack takes it: blocks of plain text, in which nothing is markup, and links below them. What a sentence of
 * an article says can format nothing and mention nobody.
 */
public final class SlackMessage {

    /** Three blocks each, of fifty that Slack takes. */
    private static final int MOST = 15;

    private static final int HEADER_LIMIT = 150;
    private static final int TEXT_LIMIT = 3000;

    private SlackMessage() {}

    /** The JSON that is posted. */
    public static ObjectNode of(Message message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("text", escape(MessageText.title(message))); // for notifications
        json.put("unfurl_links", false).put("unfurl_media", false);
        ArrayNode blocks = json.putArray("blocks");
        List<NoticeText> notices = MessageText.notices(message);
        if (notices.size() > 1) {
            plain(blocks.addObject(), "section", MessageText.title(message), TEXT_LIMIT);
        }
        for (NoticeText notice : notices.subList(0, Math.min(MOST, notices.size()))) {
            plain(blocks.addObject(), "header", notice.headline(), HEADER_LIMIT);
            plain(blocks.addObject(), "section", MessageText.body(notice), TEXT_LIMIT);
            blocks.addObject()
                    .put("type", "context")
                    .putArray("elements")
                    .addObject()
                    .put("type", "mrkdwn")
                    .put("verbatim", true)
                    .put("text", links(notice));
        }
        if (notices.size() > MOST) {
            plain(blocks.addObject(), "section", "… and " + (notices.size() - MOST) + " more", TEXT_LIMIT);
        }
        return json;
    }

    private static void plain(ObjectNode block, String type, String text, int limit) {
        String cut = text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
        block.put("type", type)
                .putObject("text")
                .put("type", "plain_text")
                .put("text", cut)
                .put("emoji", false);
    }

    private static String links(NoticeText notice) {
        return notice.evidence().stream()
                .map(sentence -> "<" + escape(sentence.url()).replace("|", "%7C") + "|"
                        + escape(sentence.outlet()).replace("|", "/") + ">")
                .distinct()
                .collect(Collectors.joining(" · "));
    }

    /** The three characters that Slack's own markup is made of: mentions and links begin with them. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
