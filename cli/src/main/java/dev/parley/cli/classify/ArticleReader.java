package dev.parley.cli.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.classify.Article;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads articles from JSON lines and from plain text. */
final class ArticleReader {

    /** 2025-06-02, 2025-06-02T10:00:00 (taken as UTC), 2025-06-02T10:00:00+03:00. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .toFormatter(Locale.ROOT);

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
            TemporalAccessor moment =
                    DATE.parseBest(published, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (moment instanceof OffsetDateTime offset) {
                return offset.toInstant();
            }
            return moment instanceof LocalDateTime local
                    ? local.toInstant(ZoneOffset.UTC)
                    : ((LocalDate) moment).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
