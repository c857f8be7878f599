package dev.parley.cli.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.cli.CommandFailure;
import dev.parley.cli.input.Document;
import dev.parley.cli.input.Documents;
import dev.parley.cli.input.JsonLines;
import dev.parley.cli.input.Patience;
import dev.parley.cli.input.Patience.LostException;
import dev.parley.contract.event.TextSource;
import dev.parley.ingest.article.ArticleExtractor;
import dev.parley.ingest.article.CanonicalUrl;
import dev.parley.ingest.article.Page;
import dev.parley.ingest.fetch.Wanted;
import dev.parley.ingest.markup.TimeLimit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley extract}: one JSON line per article page. */
@Command(
        name = "extract",
        description = {
            "Finds the article in a page as the service does: text, title, byline, dates, address.",
            "",
            "Writes one JSON line per page: source, title, byline, published, canonicalUrl, language, text, method. "
                    + "A page that cannot be read gets a line with an error; the others go on, and the exit status is 1."
        })
public final class ExtractCommand implements Callable<Integer> {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where a page that is read from a file came from; addresses in it are resolved against it.")
    private @Nullable String url;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private static final class What {
        @Parameters(paramLabel = "FILE|URL", description = "The page; a file ending in .gz is unpacked.")
        private @Nullable String source;

        @Option(
                names = "--batch",
                paramLabel = "LIST",
                description = "File of JSON lines with file and url; files are looked for beside the list, then in the "
                        + "working folder.")
        private @Nullable Path list;
    }

    /** One page to read. */
    private record Job(
            String source, @Nullable Path file, @Nullable String url) {}

    /** A page as it is written; the names are part of the command's contract. */
    private record Line(
            String source,
            @Nullable String title,
            @Nullable String byline,
            @Nullable Instant published,
            @Nullable String canonicalUrl,
            @Nullable String language,
            String text,
            @Nullable TextSource method,
            @Nullable String error) {

        static Line of(String source, Page page) {
            return new Line(
                    source,
                    page.title(),
                    page.byline(),
                    page.published(),
                    page.canonicalUrl() == null ? null : page.canonicalUrl().toString(),
                    page.language(),
                    page.text(),
                    page.method(),
                    null);
        }

        static Line unreadable(String source, String reason) {
            return new Line(source, null, null, null, null, null, "", null, reason);
        }
    }

    @Override
    public Integer call() throws IOException {
        List<Job> jobs = jobs();
        JsonLines lines = new JsonLines(spec.commandLine().getOut());
        Patience patience = new Patience(TIME_LIMIT);
        TimeLimit limit = new TimeLimit(TimeLimit.DEFAULT);
        boolean failed = false;
        try (Documents documents = new Documents()) {
            for (Job job : jobs) {
                Line line = line(job, documents, limit, patience);
                failed |= line.error() != null;
                lines.write(line);
            }
        }
        return failed ? 1 : 0;
    }

    private List<Job> jobs() {
        if (what.list != null) {
            if (url != null) {
                throw new ParameterException(spec.commandLine(), "--url goes with one page; a list names its own");
            }
            return batch(what.list);
        }
        String source = what.source == null ? "" : what.source;
        return List.of(new Job(source, Documents.isAddress(source) ? null : Path.of(source), url));
    }

    private static List<Job> batch(Path list) {
        List<Job> jobs = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        int number = 0;
        try {
            for (String line : Files.readAllLines(list)) {
                number++;
                if (!line.isBlank()) {
                    jobs.add(job(json.readTree(line), list));
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CommandFailure(list + ": line " + number + " is no JSON object with a file", e);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + list + ": " + e.getMessage(), e);
        }
        return jobs;
    }

    private static Job job(JsonNode line, Path list) {
        String name = line.path("file").asText("");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("no file");
        }
        Path beside = list.resolveSibling(name);
        return new Job(
                name,
                Files.exists(beside) ? beside : Path.of(name),
                line.path("url").asText(null));
    }

    /** Addresses in lists are as people copy them; an unusable one only costs the resolving of relative ones. */
    private static @Nullable URI addressOf(String url) {
        return CanonicalUrl.of(url).map(CanonicalUrl::address).orElse(null);
    }

    private static Line line(Job job, Documents documents, TimeLimit limit, Patience patience) {
        try {
            return patience.await(() -> {
                Document document =
                        job.file() == null ? documents.read(job.source(), Wanted.PAGE) : documents.readFile(job.file());
                if (document instanceof Document.Read read) {
                    URI address = job.url() == null ? read.address() : addressOf(job.url());
                    return new ArticleExtractor(limit)
                            .extract(read.bytes(), read.contentType(), address)
                            .map(page -> Line.of(job.source(), page))
                            .orElseGet(() -> Line.unreadable(job.source(), limit.reason()));
                }
                return Line.unreadable(job.source(), ((Document.Unreadable) document).reason());
            });
        } catch (LostException e) {
            return Line.unreadable(job.source(), String.valueOf(e.getMessage()));
        }
    }
}
