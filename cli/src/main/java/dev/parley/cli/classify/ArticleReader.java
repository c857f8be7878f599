package dev.parley.cli.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.classify.Article;
import dev.parley.cli.input.Moment;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads articles from JSON lines and from plain text. */
final class ArticleReader {

    private static final Set<String> OPTIONAL = Set.of("url", "outlet", "language", "published");

    private final ObjectMapper json;

    ArticleReader(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The article of a JSON line.
     *
     * @throws IllegalArgumentException saying what is wrong with the line
     */
    Article fromJson(String line) {
        JsonNode node;
        try {
            node = json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON: " + e.getOriginalMessage(), e);
        }
        return fromJson(node);
    }

    /** The article of a JSON object; members that are not known are passed over. */
    Article fromJson(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("is no JSON object");
        }
        for (String name : OPTIONAL) {
            optional(node, name);
        }
        return new Article(
                required(node, "id"),
                required(node, "title"),
                required(node, "text"),
                optional(node, "url"),
                optional(node, "outlet"),
                optional(node, "language"),
                published(optional(node, "published")));
    }

    /** The article of a plain text: the first line is the title, the rest the text. */
    static Article fromText(String id, String content) {
        int end = content.indexOf('\n');
        String title = end < 0 ? content : content.substring(0, end);
        String text = end < 0 ? "" : content.substring(end + 1);
        return new Article(
                id,
                title.endsWith("\r") ? title.substring(0, title.length() - 1) : title,
                text,
                null,
                null,
                null,
                null);
    }

    private static String required(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("has no " + name);
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name + " is no text");
        }
        return value.asText();
    }

    private static @Nullable String optional(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null
                || value.isNull()
                || value.isTextual() && value.asText().isEmpty()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name + " is no text");
        }
        return value.asText();
    }

    /** What day it is matters only by its year, so a date in another notation is as good as none. */
    private static @Nullable Instant published(@Nullable String published) {
        if (published == null) {
            return null;
        }
        try {
            return Moment.of(published);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
