package dev.parley.cli.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.classify.Article;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An article with what readers found in it.
 *
 * @param flagged null where reasonable readers could decide either way
 * @param votes the share of readers who flag it
 * @param types the main developments by any reader
 * @param typesAgreed those that all readers of the article named
 */
record LabelledArticle(
        Article article,
        @Nullable Boolean flagged,
        double votes,
        Set<Instrument> instruments,
        Set<ChangeType> types,
        Set<ChangeType> typesAgreed,
        List<String> parties) {

    /**
     * The labelled articles of a corpus.
     *
     * @throws IllegalArgumentException naming file, line and reason, when a line is wrong
     */
    static List<LabelledArticle> readAll(Path corpus) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ArticleReader reader = new ArticleReader(json);
        List<LabelledArticle> articles = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(corpus)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    try {
                        articles.add(read(json.readTree(line), reader));
                    } catch (JsonProcessingException | IllegalArgumentException e) {
                        throw new IllegalArgumentException(corpus + ": line " + number + " " + e.getMessage(), e);
                    }
                }
            }
        }
        return articles;
    }

    /**
     * The labelled article of a line of a corpus.
     *
     * @throws IllegalArgumentException saying what is wrong with the line
     */
    static LabelledArticle read(JsonNode line, ArticleReader reader) {
        JsonNode label = line.path("label");
        if (!label.isObject()) {
            throw new IllegalArgumentException("has no label");
        }
        Set<Instrument> instruments = EnumSet.noneOf(Instrument.class);
        for (String name : texts(label.path("instrument"))) {
            switch (name) {
                case "ceasefire" -> instruments.add(Instrument.CEASEFIRE);
                case "memorandum" -> instruments.add(Instrument.MEMORANDUM);
                case "both" -> instruments.addAll(EnumSet.allOf(Instrument.class));
                default -> throw new IllegalArgumentException("label.instrument is '" + name + "'");
            }
        }
        Set<ChangeType> types = types(label.path("types"));
        JsonNode flagged = label.path("flagged");
        return new LabelledArticle(
                reader.fromJson(line),
                flagged.isBoolean() ? flagged.asBoolean() : null,
                votes(label.path("votes")),
                instruments,
                types,
                label.has("types_agreed") ? types(label.path("types_agreed")) : types,
                texts(label.path("parties")));
    }

    private static Set<ChangeType> types(JsonNode names) {
        Set<ChangeType> types = EnumSet.noneOf(ChangeType.class);
        for (String name : texts(names)) {
            types.add(ChangeType.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return types;
    }

    private static double votes(JsonNode votes) {
        double sum = 0;
        for (JsonNode vote : votes) {
            sum += vote.asDouble();
        }
        return votes.isEmpty() ? 0 : sum / votes.size();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
