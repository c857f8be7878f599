package dev.parley.alert.delivery.atom;

import dev.parley.alert.delivery.text.MessageText;
import dev.parley.alert.delivery.text.NoticeText;
import dev.parley.alert.delivery.text.Templates;
import dev.parley.contract.event.NoticeEvent;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Notices as an Atom feed (RFC 4287). */
public final class AtomFeed {

    private AtomFeed() {}

    /**
     * The feed.
     *
     * @param notices the newest first
     * @param self the address that it is read at
     */
    public static String of(List<NoticeEvent> notices, URI self) {
        List<Map<String, String>> entries = notices.stream()
                .map(NoticeText::of)
                .map(text -> Map.of(
                        "id", text.id(),
                        "headline", text.headline(),
                        "isoTime", text.isoTime(),
                        "url", text.url(),
                        "kind", text.kind(),
                        "body", MessageText.body(text)))
                .toList();
        String updated = entries.isEmpty()
                ? Instant.EPOCH.toString()
                : Objects.requireNonNull(entries.get(0).get("isoTime"));
        String query = self.getRawQuery() == null ? "" : "?" + self.getRawQuery();
        return Templates.MARKUP.render(
                "atom.xml", Map.of("notices", entries, "updated", updated, "self", self.toString(), "query", query));
    }
}
