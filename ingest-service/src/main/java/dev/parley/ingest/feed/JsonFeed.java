package dev.parley.ingest.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.ingest.feed.FeedProblem.Kind;
import dev.parley.ingest.fetch.WebAddress;
import dev.parley.ingest.markup.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON Feed, versions 1 and 1.1. */
final class JsonFeed {

    private static final int DEPTH_LIMIT = 64;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_LIMIT)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final @Nullable URI base;
    private final List<FeedProblem> problems;
    private final Deadline deadline;

    private JsonFeed(@Nullable URI base, List<FeedProblem> problems, Deadline deadline) {
        this.base = base;
        this.problems = problems;
        this.deadline = deadline;
    }

    /** Whether the document can only be JSON. */
    static boolean looksLikeJson(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && c != '\uFEFF') {
                return c == '{';
            }
        }
        return false;
    }

    static FeedDocument read(
            String text, @Nullable URI base, int entryLimit, List<FeedProblem> problems, Deadline deadline) {
        try {
            JsonNode feed = JSON.readTree(deadline.reader(text.startsWith("\uFEFF") ? text.substring(1) : text));
            return new JsonFeed(base, problems, deadline).read(feed, entryLimit);
        } catch (JsonProcessingException e) {
            problems.add(new FeedProblem(Kind.MALFORMED, "broken JSON: " + e.getOriginalMessage()));
            return FeedDocument.notAFeed(problems);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
    }

    private FeedDocument read(JsonNode feed, int entryLimit) {
        String version = feed.path("version").asText("");
        if (!version.contains("jsonfeed.org/version/") || !feed.path("items").isArray()) {
            problems.add(new FeedProblem(Kind.NOT_A_FEED, "it is JSON, but no JSON Feed"));
            return FeedDocument.notAFeed(problems);
        }
        List<FeedEntry> entries = new ArrayList<>();
        for (JsonNode item : feed.path("items")) {
            deadline.check();
            if (entries.size() >= entryLimit) {
                problems.add(new FeedProblem(
                        Kind.TOO_MANY_ENTRIES,
                        "of " + feed.path("items").size() + " entries the first " + entryLimit + " are read"));
                break;
            }
            if (item.isObject()) {
                entries.add(entry(item));
            }
        }
        return new FeedDocument(
                "json_feed_" + version.substring(version.lastIndexOf('/') + 1),
                plain(text(feed, "title")),
                text(feed, "language"),
                null,
                hub(feed),
                problems,
                entries);
    }

    private @Nullable HubLink hub(JsonNode feed) {
        List<HubLink.Link> links = new ArrayList<>();
        for (JsonNode hub : feed.path("hubs")) {
            if ("WebSub".equalsIgnoreCase(text(hub, "type"))) {
                HubLink.Link.of(hub.path("url").asText(), base, "hub").ifPresent(links::add);
            }
        }
        HubLink.Link.of(feed.path("feed_url").asText(), base, "self").ifPresent(links::add);
        return HubLink.of(links).orElse(null);
    }

    private FeedEntry entry(JsonNode item) {
        String html = text(item, "content_html");
        String text = text(item, "content_text");
        return new FeedEntry(
                text(item, "id"),
                resolved(text(item, "url") != null ? text(item, "url") : text(item, "external_url")),
                plain(text(item, "title")),
                text(item, "summary"),
                html != null ? html : text == null ? null : escaped(text),
                author(item),
                date(item, "date_published"),
                date(item, "date_modified"));
    }

    private static @Nullable String author(JsonNode item) {
        JsonNode first = item.path("authors").path(0);
        String name = text(first, "name");
        return name != null ? name : text(item.path("author"), "name");
    }

    private @Nullable Instant date(JsonNode item, String field) {
        String date = text(item, field);
        Instant read = FeedDates.parse(date).orElse(null);
        if (date != null && read == null) {
            problems.add(new FeedProblem(Kind.DATE, "the date \"" + date + "\" cannot be understood"));
        }
        return read;
    }

    private @Nullable String resolved(@Nullable String address) {
        return address == null ? null : WebAddress.resolved(address, base);
    }

    /** Content is HTML or plain text as given; a plain text must not be taken for HTML. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static @Nullable String plain(@Nullable String title) {
        return title == null ? null : Markup.oneLine(title);
    }

    /** Numbers stand where texts should, ids above all. */
    private static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText().strip()
                : null;
    }
}
