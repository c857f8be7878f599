package dev.parley.alert.delivery.text;

import dev.parley.alert.delivery.Message;
import dev.parley.alert.delivery.Occasion;
import java.util.List;
import java.util.Map;

/** A message in words. */
public final class MessageText {

    private MessageText() {}

    /** What stands above it: the headline of a single notice, how many there are of several. */
    public static String title(Message message) {
        NoticeText first = NoticeText.of(message.first().notice());
        int count = message.letters().size();
        return switch (message.occasion()) {
            case ESCALATION -> "Not acknowledged: " + first.headline();
            case WAKE_UP -> count == 1 ? "Overnight: " + first.headline() : "Overnight: " + count + " notices";
            case DIGEST -> count == 1 ? "Digest: " + first.headline() : "Digest: " + count + " notices";
            case NOTICE, RESENT, TEST ->
                count == 1 ? first.headline() : first.headline() + " – and " + (count - 1) + " more";
        };
    }

    /** The notices of a message, in words. */
    public static List<NoticeText> notices(Message message) {
        return message.letters().stream()
                .map(letter -> NoticeText.of(letter.notice()))
                .toList();
    }

    /** A notice without its headline, in a few lines without markup. */
    public static String body(NoticeText notice) {
        return Templates.PLAIN.render("notice.txt", Map.of("notice", notice));
    }

    /** Whether it is about one thing and one story, so that it belongs to what was said about it before. */
    public static boolean isOneStory(Message message) {
        return message.occasion() != Occasion.DIGEST
                && message.letters().stream()
                                .map(letter -> letter.notice().storyId())
                                .distinct()
                                .count()
                        == 1;
    }
}
