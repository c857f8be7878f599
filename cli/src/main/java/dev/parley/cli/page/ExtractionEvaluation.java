package dev.parley.cli.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.cli.CommandFailure;
import dev.parley.cli.input.Document;
import dev.parley.cli.input.Documents;
import dev.parley.cli.input.Patience;
import dev.parley.cli.input.Patience.LostException;
import dev.parley.ingest.article.ArticleExtractor;
import dev.parley.ingest.article.CanonicalUrl;
import dev.parley.ingest.article.ExtractionScore;
import dev.parley.ingest.article.ExtractionScore.OfPage;
import dev.parley.ingest.article.Page;
import dev.parley.ingest.markup.TimeLimit;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How well the text of articles is found on pages whose text people have marked: a folder with {@code truth.jsonl}, a
 * line of {@code file}, {@code url} and {@code paragraphs} for each page.
 */
public final class ExtractionEvaluation {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
    private static final double GOOD = 0.9;

    private final TimeLimit limit = new TimeLimit(TimeLimit.DEFAULT);
    private final ArticleExtractor extractor = new ArticleExtractor(limit);
    private final List<Judged> pages = new ArrayList<>();
    private final ExtractionScore score = new ExtractionScore();

    /** A page with what came of it. */
    private record Judged(String file, OfPage agreement, String note) {}

    private ExtractionEvaluation() {}

    /**
     * Reads and judges all pages of a folder. A page that cannot be read counts as one on which nothing was found.
     *
     * @throws CommandFailure when there is no usable {@code truth.jsonl}
     */
    public static ExtractionEvaluation of(Path folder) throws IOException {
        Path truth = folder.resolve("truth.jsonl");
        if (!Files.isReadable(truth)) {
            throw new CommandFailure("cannot read " + truth + ": a line of file, url and paragraphs for each page");
        }
        ExtractionEvaluation evaluation = new ExtractionEvaluation();
        ObjectMapper json = new ObjectMapper();
        int number = 0;
        try (Documents documents = new Documents()) {
            Patience patience = new Patience(TIME_LIMIT);
            for (String line : Files.readAllLines(truth)) {
                number++;
                if (!line.isBlank()) {
                    evaluation.add(json.readTree(line), folder, documents, patience);
                }
            }
        } catch (JsonProcessingException e) {
            throw new CommandFailure(truth + ": line " + number + " is no JSON object", e);
        }
        return evaluation;
    }

    private void add(JsonNode truth, Path folder, Documents documents, Patience patience) {
        String file = truth.path("file").asText();
        List<String> paragraphs = new ArrayList<>();
        truth.path("paragraphs").forEach(paragraph -> paragraphs.add(paragraph.asText()));
        String found = "";
        String note = "";
        Document document = documents.readFile(folder.resolve(file));
        if (document instanceof Document.Read page) {
            URI address = CanonicalUrl.of(truth.path("url").asText())
                    .map(CanonicalUrl::address)
                    .orElse(null);
            try {
                Optional<String> text = patience.await(() -> extractor
                        .extract(page.bytes(), page.contentType(), address)
                        .map(Page::text));
                found = text.orElse("");
                note = text.isPresent() ? "" : limit.reason();
            } catch (LostException e) {
                note = String.valueOf(e.getMessage());
            }
        } else {
            note = ((Document.Unreadable) document).reason();
        }
        pages.add(new Judged(file, score.add(String.join("\n", paragraphs), found), note));
    }

    /** Prints the score, and before it the pages that went worst. */
    public void print(PrintWriter out, boolean errors) {
        if (errors) {
            pages.stream()
                    .filter(page -> page.agreement().f1() < GOOD)
                    .sorted(Comparator.comparing(page -> page.agreement().f1()))
                    .forEach(page -> out.printf(
                            Locale.ROOT,
                            "precision %.3f  recall %.3f  %s  %s%n",
                            page.agreement().precision(),
                            page.agreement().recall(),
                            page.file(),
                            page.note()));
        }
        out.printf(
                Locale.ROOT,
                "%d pages, runs of four words: precision %.4f, recall %.4f, F1 %.4f%n",
                score.pages(),
                score.precision(),
                score.recall(),
                score.f1());
    }
}
