package dev.parley.alert.delivery.ntfy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.text.MessageText;
import dev.parley.alert.delivery.text.NoticeText;
import dev.parley.alert.routing.Match;
import dev.parley.contract.event.NoticePriority;
import java.util.List;
import java.util.stream.Collectors;

/** A message as an ntfy server takes it. Its text is shown as it is. */
public final class NtfyMessage {

    /** The server makes an attachment of what has more. */
    private static final int BYTES = 4000;

    private NtfyMessage() {}

    /** The JSON that is posted. */
    public static ObjectNode of(Message message, String topic) {
        List<NoticeText> notices = MessageText.notices(message);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("topic", topic)
                .put("title", MessageText.title(message))
                .put("message", cut(text(notices)))
                .put("priority", priority(message));
        if (notices.size() == 1) {
            json.put("click", notices.get(0).url());
        }
        return json;
    }

    private static String text(List<NoticeText> notices) {
        return notices.size() == 1
                ? MessageText.body(notices.get(0))
                : notices.stream()
                        .map(notice -> notice.kind() + ": " + notice.headline() + "\n" + notice.url())
                        .collect(Collectors.joining("\n\n"));
    }

    /** Five is the greatest. */
    private static int priority(Message message) {
        List<NoticePriority> priorities = message.letters().stream()
                .map(letter -> Match.priority(letter.notice()))
                .toList();
        if (priorities.contains(NoticePriority.FLASH)) {
            return 5;
        }
        return priorities.contains(NoticePriority.URGENT) ? 4 : 3;
    }

    private static String cut(String text) {
        if (text.getBytes(UTF_8).length <= BYTES) {
            return text;
        }
        int end = Math.min(text.length(), BYTES);
        while (text.substring(0, end).getBytes(UTF_8).length > BYTES - 3) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }
}
