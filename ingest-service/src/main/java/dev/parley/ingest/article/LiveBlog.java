package dev.parley.ingest.article;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.ingest.feed.FeedDates;
import dev.parley.ingest.markup.Deadline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The updates of a page that describes itself as a live blog (schema.org {@code LiveBlogPosting}). */
final class LiveBlog {

    private static final int UPDATE_LIMIT = 500;

    private LiveBlog() {}

    /** In the page's order, which is mostly the latest first. */
    static List<LiveUpdate> updates(JsonNode liveBlog, Deadline deadline) {
        JsonNode given = liveBlog.path("liveBlogUpdate");
        List<LiveUpdate> updates = new ArrayList<>();
        Set<String> anchors = new HashSet<>();
        for (JsonNode update : given.isArray() ? given : List.of(given)) {
            if (updates.size() >= UPDATE_LIMIT) {
                break;
            }
            deadline.check();
            String body = PlainText.of(text(update, "articleBody"), deadline);
            String title = PlainText.oneLine(PlainText.of(text(update, "headline"), deadline));
            String anchor = anchor(update);
            String text = body.isBlank() ? title : body;
            // without an anchor nobody could tell a changed update from a new one
            if (anchor != null && !text.isBlank() && anchors.add(anchor)) {
                updates.add(new LiveUpdate(
                        anchor,
                        title.isBlank() ? null : title,
                        text,
                        name(update.path("author")),
                        FeedDates.parse(text(update, "datePublished")).orElse(null),
                        FeedDates.parse(text(update, "dateModified")).orElse(null)));
            }
        }
        return updates;
    }

    /** What comes after the last number sign of the update's address or id. */
    private static @Nullable String anchor(JsonNode update) {
        for (String field : List.of("url", "@id", "mainEntityOfPage")) {
            String address = text(update, field);
            String anchor = address.substring(address.lastIndexOf('#') + 1);
            if (address.indexOf('#') >= 0 && isAnchor(anchor)) {
                return anchor;
            }
        }
        return null;
    }

    private static boolean isAnchor(String anchor) {
        return !anchor.isEmpty()
                && anchor.length() <= 200
                && anchor.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || "-_.:~".indexOf(c) >= 0);
    }

    private static @Nullable String name(JsonNode author) {
        JsonNode first = author.isArray() ? author.path(0) : author;
        String name = first.isTextual() ? first.asText() : first.path("name").asText("");
        String line = PlainText.oneLine(name);
        return line.isEmpty() || line.startsWith("http") ? null : line;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.asText() : "";
    }
}
