package dev.parley.benchmarks.classify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.benchmarks.kafka.NewsMix;
import dev.parley.classify.Article;
import dev.parley.classify.language.LanguageDetection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The articles that are measured.
 *
 * @param origin where they are from, for the report
 */
record NewsSample(String origin, List<Article> articles) {

    private static final List<String> KEY_WORDS =
            List.of("ceasefire", "cease-fire", "cease fire", "truce", "armistice", "memorand", "peace");
    private static final int ONE_RELEVANT_IN = 60;
    private static final int INVENTED = 300;

    /**
     * Whole articles, fewer than two in a hundred of them on a change: real pages in many languages and labelled
     * articles without a key word; where the test data are absent, invented ones.
     */
    static NewsSample mix(Path shared) throws IOException {
        if (!Files.isDirectory(shared)) {
            return invented(false);
        }
        List<Article> mix = new ArrayList<>(pages(shared));
        for (JsonNode line : lines(shared.resolve("corpus/dev.jsonl"))) {
            Article article = article(line);
            String text = (article.title() + " " + article.text()).toLowerCase(Locale.ROOT);
            if (KEY_WORDS.stream().noneMatch(text::contains)) {
                mix.add(article);
            }
        }
        List<Article> relevant = relevant(shared).articles;
        int count = mix.size() / ONE_RELEVANT_IN;
        for (int i = 0; i < count; i++) {
            mix.add(relevant.get(i * relevant.size() / count));
        }
        Collections.shuffle(mix, new Random(1));
        return new NewsSample("pages and articles of the test data", mix);
    }

    /** Articles that report a change. */
    static NewsSample relevant(Path shared) throws IOException {
        if (!Files.isDirectory(shared)) {
            return invented(true);
        }
        List<Article> relevant = new ArrayList<>();
        for (JsonNode line : lines(shared.resolve("corpus/dev.jsonl"))) {
            if (line.path("label").path("flagged").asBoolean(false)) {
                relevant.add(article(line));
            }
        }
        return new NewsSample("articles of the test data that report a change", relevant);
    }

    /** UTF-8 of title and text of each article. */
    List<byte[]> bytes() {
        return articles.stream()
                .map(article -> (article.title() + "\n" + article.text()).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Article> pages(Path shared) throws IOException {
        List<Article> pages = new ArrayList<>();
        for (JsonNode line : lines(shared.resolve("pages/news/truth.jsonl"))) {
            String text = StreamSupport.stream(line.path("paragraphs").spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining("\n\n"));
            pages.add(declared(line.path("file").asText(), line.path("title").asText(), text));
        }
        return pages;
    }

    private static Article article(JsonNode line) {
        return declared(
                line.path("id").asText(),
                line.path("title").asText(""),
                line.path("text").asText(""));
    }

    /** With the language that page or feed would declare. */
    private static Article declared(String id, String title, String text) {
        return new Article(id, title, text, null, null, LanguageDetection.detect(title, text, null, Set.of()), null);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(json.readTree(line));
        }
        return lines;
    }

    private static NewsSample invented(boolean relevant) {
        return new NewsSample(
                "invented articles",
                IntStream.range(0, INVENTED)
                        .mapToObj(i -> NewsMix.article(relevant ? i * NewsMix.ONE_RELEVANT_IN : i))
                        .map(event -> new Article(
                                event.articleId(), event.title(), event.text(), null, null, event.language(), null))
                        .toList());
    }
}
