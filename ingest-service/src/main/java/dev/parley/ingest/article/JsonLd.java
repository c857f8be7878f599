package dev.parley.ingest.article;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.ingest.markup.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The schema.org description of an article that a page carries as JSON-LD. */
final class JsonLd {

    private static final Set<String> ARTICLE_TYPES = Set.of(
            "Article",
            "NewsArticle",
            "ReportageNewsArticle",
            "AnalysisNewsArticle",
            "BackgroundNewsArticle",
            "OpinionNewsArticle",
            "AskPublicNewsArticle",
            "ReviewNewsArticle",
            "LiveBlogPosting",
            "BlogPosting",
            "SocialMediaPosting",
            "Report",
            "AdvertiserContentArticle",
            "ScholarlyArticle",
            "TechArticle");

    private static final int LENGTH_LIMIT = 2 << 20;

    // pages put raw line breaks, tabs and trailing commas into it
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private final JsonNode article;
    private final List<LiveUpdate> updates;

    private JsonLd(JsonNode article, List<LiveUpdate> updates) {
        this.article = article;
        this.updates = updates;
    }

    /** The description of the page's article; the one with the longest body where there are several. */
    static Optional<JsonLd> of(Document page, Deadline deadline) {
        List<JsonNode> articles = new ArrayList<>();
        for (Element script : page.select("script[type*=ld+json]")) {
            String json = script.data().strip();
            if (!json.isEmpty() && json.length() <= LENGTH_LIMIT) {
                parsed(json, deadline).ifPresent(tree -> collect(tree, articles, 0));
            }
        }
        JsonNode best = null;
        for (JsonNode candidate : articles) {
            if (best == null || weight(candidate) > weight(best)) {
                best = candidate;
            }
        }
        List<LiveUpdate> updates = articles.stream()
                .filter(article -> types(article).contains("LiveBlogPosting"))
                .map(article -> LiveBlog.updates(article, deadline))
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
        return Optional.ofNullable(best).map(article -> new JsonLd(article, updates));
    }

    private static Optional<JsonNode> parsed(String json, Deadline deadline) {
        try {
            return Optional.ofNullable(JSON.readTree(deadline.reader(withoutWrapping(json))));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // a broken description is none
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
    }

    private static String withoutWrapping(String json) {
        String bare = json;
        if (bare.startsWith("<!--")) {
            bare = bare.substring(4);
        }
        if (bare.startsWith("//<![CDATA[")) {
            bare = bare.substring(11);
        } else if (bare.startsWith("<![CDATA[")) {
            bare = bare.substring(9);
        }
        int end = Math.max(bare.lastIndexOf('}'), bare.lastIndexOf(']'));
        if (bare.endsWith("]]>")) {
            end = Math.max(bare.lastIndexOf('}'), bare.lastIndexOf(']', bare.length() - 4));
        }
        return end < 0 ? bare : bare.substring(0, end + 1);
    }

    private static void collect(JsonNode node, List<JsonNode> articles, int depth) {
        if (depth > 4) {
            return;
        }
        if (node.isArray()) {
            node.forEach(each -> collect(each, articles, depth + 1));
        } else if (node.isObject()) {
            if (types(node).stream().anyMatch(ARTICLE_TYPES::contains)) {
                articles.add(node);
            }
            for (String inner : List.of("@graph", "mainEntity", "mainEntityOfPage")) {
                if (node.has(inner)) {
                    collect(node.get(inner), articles, depth + 1);
                }
            }
        }
    }

    private static Set<String> types(JsonNode node) {
        Set<String> types = new LinkedHashSet<>();
        JsonNode type = node.path("@type");
        if (type.isArray()) {
            type.forEach(each -> types.add(bare(each.asText())));
        } else {
            types.add(bare(type.asText()));
        }
        return types;
    }

    private static String bare(String type) {
        return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1);
    }

    private static int weight(JsonNode article) {
        int weight = article.path("articleBody").asText("").length();
        weight += article.has("headline") ? 100 : 0;
        weight += article.has("datePublished") ? 100 : 0;
        return weight;
    }

    /** The updates, where the page is a live blog. */
    List<LiveUpdate> updates() {
        return updates;
    }

    /** The article's text as given; may be markup, may be cut short. */
    @Nullable
    String body() {
        return text("articleBody");
    }

    @Nullable
    String headline() {
        String headline = text("headline");
        return headline != null ? headline : text("name");
    }

    @Nullable
    String description() {
        return text("description");
    }

    @Nullable
    String published() {
        String published = text("datePublished");
        return published != null ? published : text("dateCreated");
    }

    @Nullable
    String updated() {
        return text("dateModified");
    }

    @Nullable
    String language() {
        JsonNode language = article.path("inLanguage");
        return language.isTextual() ? language.asText() : null;
    }

    /** Whether everybody may read the whole article; null where that is not said. */
    @Nullable
    Boolean isFree() {
        Boolean asWhole = truth(article.path("isAccessibleForFree"));
        if (asWhole != null) {
            return asWhole;
        }
        JsonNode parts = article.path("hasPart");
        for (JsonNode part : parts.isArray() ? parts : List.of(parts)) {
            if (Boolean.FALSE.equals(truth(part.path("isAccessibleForFree")))) {
                return false;
            }
        }
        return null;
    }

    /** As outlets write it: {@code false}, {@code "False"}, {@code "http://schema.org/False"}. */
    private static @Nullable Boolean truth(JsonNode value) {
        return switch (bare(value.asText("")).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> null;
        };
    }

    /** How many words the article has; 0 where that is not said. */
    int words() {
        return Math.max(0, article.path("wordCount").asInt(0));
    }

    /** The names of the authors, in their order. */
    List<String> authors() {
        Set<String> names = new LinkedHashSet<>();
        collectNames(article.path("author"), names);
        if (names.isEmpty()) {
            collectNames(article.path("creator"), names);
        }
        return List.copyOf(names);
    }

    private static void collectNames(JsonNode node, Set<String> names) {
        if (node.isArray()) {
            node.forEach(each -> collectNames(each, names));
        } else if (node.isObject()) {
            collectNames(node.path("name"), names);
        } else if (node.isTextual()) {
            String name = PlainText.oneLine(node.asText());
            if (!name.isEmpty() && !name.startsWith("http")) {
                names.add(name);
            }
        }
    }

    private @Nullable String text(String field) {
        JsonNode node = article.path(field);
        JsonNode value = node.isArray() && !node.isEmpty() ? node.get(0) : node;
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }
}
