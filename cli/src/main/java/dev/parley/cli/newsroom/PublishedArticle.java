package dev.parley.cli.newsroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.qute.RawString;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An article as readers see it now; the templates read its properties.
 *
 * @param note what the outlet says about its last correction
 */
record PublishedArticle(
        Script.Article script,
        String title,
        String summary,
        List<String> paragraphs,
        @Nullable String note,
        Instant published,
        Instant updated) {

    private static final JsonMapper JSON = new JsonMapper();

    static PublishedArticle of(Script.Article script, Instant published) {
        List<String> paragraphs = new ArrayList<>(List.of(script.text().strip().split("\n\n")));
        String last = paragraphs.get(paragraphs.size() - 1);
        paragraphs.addAll(Collections.nCopies(Math.max(0, script.repeatLast() - 1), last));
        return new PublishedArticle(
                script, script.title(), script.summary(), List.copyOf(paragraphs), null, published, published);
    }

    PublishedArticle corrected(Script.Correction correction, Instant when) {
        return new PublishedArticle(
                script,
                title.replace(correction.find(), correction.replace()),
                summary.replace(correction.find(), correction.replace()),
                paragraphs.stream()
                        .map(paragraph -> paragraph.replace(correction.find(), correction.replace()))
                        .toList(),
                correction.note(),
                published,
                when);
    }

    public String id() {
        return script.id();
    }

    public String path() {
        return "/articles/" + script.id();
    }

    public @Nullable String byline() {
        return script.byline();
    }

    public @Nullable String credit() {
        return script.credit();
    }

    public @Nullable String dateline() {
        return script.dateline();
    }

    public @Nullable String caption() {
        return script.caption();
    }

    /** The text as HTML, for feeds that carry it. */
    public String html() {
        return Templates.render("content.html", Map.of("article", this));
    }

    /** The schema.org description, safe inside a script element. */
    public RawString jsonLd() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("@context", "https://schema.org");
        description.put("@type", "NewsArticle");
        description.put("headline", title);
        description.put("description", summary);
        description.put("datePublished", published.toString());
        description.put("dateModified", updated.toString());
        if (script.byline() != null) {
            description.put("author", Map.of("@type", "Person", "name", script.byline()));
        }
        if (script.credit() != null) {
            description.put("sourceOrganization", Map.of("@type", "NewsMediaOrganization", "name", script.credit()));
        }
        description.put("articleBody", String.join("\n\n", paragraphs));
        try {
            return new RawString(JSON.writeValueAsString(description).replace("</", "<\\/"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
