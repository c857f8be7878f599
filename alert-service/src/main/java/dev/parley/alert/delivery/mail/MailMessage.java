package dev.parley.alert.delivery.mail;

import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.text.MessageText;
import dev.parley.alert.delivery.text.Templates;
import dev.parley.alert.notice.OneLine;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message as mail: the same in text and in HTML, and headers by which mail programs show it below the first mail on the
 * same story. Nothing from outside can break out of a header, since each is one line.
 *
 * @param id the {@code Message-ID}, made of the delivery id, so that a repeat is recognised
 */
public record MailMessage(String id, String subject, String text, String html, Map<String, String> headers) {

    private static final int SUBJECT = 180;

    /** @param domain of our own addresses, for ids */
    public static MailMessage of(Message message, String domain) {
        String title = OneLine.of(MessageText.title(message));
        Map<String, Object> data = Map.of("title", title, "notices", MessageText.notices(message));
        Map<String, String> headers = new LinkedHashMap<>();
        String id = "<" + message.first().deliveryId() + "@" + domain + ">";
        headers.put("Message-ID", id);
        String thread = message.first().thread();
        if (thread != null && MessageText.isOneStory(message)) {
            headers.put("In-Reply-To", OneLine.of(thread));
            headers.put("References", OneLine.of(thread));
        }
        headers.put("Auto-Submitted", "auto-generated"); // or holiday notes come back
        headers.put("X-Parley-Notice", OneLine.of(message.first().notice().noticeId()));
        return new MailMessage(
                id,
                title.length() <= SUBJECT ? title : title.substring(0, SUBJECT - 1) + "…",
                Templates.PLAIN.render("mail.txt", data),
                Templates.MARKUP.render("mail.html", data),
                headers);
    }
}
