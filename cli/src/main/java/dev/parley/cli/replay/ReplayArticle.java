package dev.parley.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.classify.Article;
import dev.parley.cli.input.Moment;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.OutletRef;
import dev.parley.ingest.article.Credit;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One article revision to be replayed.
 *
 * @param arrival when it came: first seen, or published where that is not said
 */
record ReplayArticle(ArticleRef ref, Article article, Instant arrival) {

    private static final int MIDDLE_TIER = 2;

    /**
     * The article of a JSON line.
     *
     * @param before when the article of the line before came, for one that says nothing about its time
     * @throws IllegalArgumentException saying what is wrong with the line
     */
    static ReplayArticle of(JsonNode line, Instant before) {
        String id = required(line, "id");
        String title = required(line, "title");
        String text = required(line, "text");
        String outlet = optional(line, "outlet");
        String url = optional(line, "url");
        String language = optional(line, "language");
        String credit = optional(line, "credit");
        Instant published = time(line, "published");
        Instant firstSeen = time(line, "firstSeen");
        Instant arrival = firstSeen != null ? firstSeen : published != null ? published : before;
        ArticleRef ref = new ArticleRef(
                id,
                revision(line),
                outlet(outlet, url, id),
                url != null && isWebAddress(url) ? url : "https://replay.invalid/" + id,
                title,
                credit != null ? credit : Credit.of(null, text).orElse(null),
                published,
                null,
                arrival,
                line.path("backlog").asBoolean(false));
        return new ReplayArticle(ref, new Article(id, title, text, url, outlet, language, published), arrival);
    }

    /** By name; otherwise by the host of the address; otherwise nobody else's. */
    private static OutletRef outlet(@Nullable String name, @Nullable String url, String articleId) {
        String host = url != null && isWebAddress(url) ? url.split("/", 4)[2] : "";
        String shown = name != null ? name : !host.isEmpty() ? host : "outlet of " + articleId;
        String id = shown.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", "-");
        return new OutletRef(id.equals("-") ? "outlet-" + articleId : id, shown, null, null, MIDDLE_TIER);
    }

    private static boolean isWebAddress(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    private static int revision(JsonNode line) {
        JsonNode value = line.path("revision");
        if (value.isMissingNode() || value.isNull()) {
            return 1;
        }
        if (!value.canConvertToInt() || value.asInt() < 1) {
            throw new IllegalArgumentException("revision is no number from 1: " + value);
        }
        return value.asInt();
    }

    private static String required(JsonNode line, String name) {
        String value = optional(line, name);
        if (value == null) {
            throw new IllegalArgumentException("has no " + name);
        }
        return value;
    }

    private static @Nullable String optional(JsonNode line, String name) {
        JsonNode value = line.path(name);
        if (value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.asText().isBlank()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(name + " is no text");
        }
        return value.asText();
    }

    private static @Nullable Instant time(JsonNode line, String name) {
        String text = optional(line, name);
        if (text == null) {
            return null;
        }
        try {
            return Moment.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is " + e.getMessage(), e);
        }
    }
}
