package dev.parley.cli.feed;

import dev.parley.cli.input.Document;
import dev.parley.cli.input.Documents;
import dev.parley.cli.input.JsonLines;
import dev.parley.cli.input.Patience;
import dev.parley.cli.input.Patience.LostException;
import dev.parley.ingest.feed.FeedDocument;
import dev.parley.ingest.feed.FeedEntry;
import dev.parley.ingest.feed.FeedProblem;
import dev.parley.ingest.feed.FeedReader;
import dev.parley.ingest.fetch.Wanted;
import dev.parley.ingest.markup.TimeLimit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley read-feed}: one JSON line per feed document. */
@Command(
        name = "read-feed",
        description = {
            "Reads feeds (RSS of all versions, Atom, RDF) as the service does and shows what is in them.",
            "",
            "Writes one JSON line per input, in their order: source (the argument), format, title, language, problems, "
                    + "entries (id, link, title, summary, content, author, published, updated). What cannot be read "
                    + "gets a line that says so among its problems; the others go on."
        })
public final class ReadFeedCommand implements Callable<Integer> {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|URL",
            description = "Feed documents; files ending in .gz are unpacked.")
    private List<String> sources = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A feed as it is written; the names are part of the command's contract. */
    private record Line(
            String source,
            @Nullable String format,
            @Nullable String title,
            @Nullable String language,
            List<String> problems,
            List<FeedEntry> entries) {

        static Line of(String source, FeedDocument document) {
            return new Line(
                    source,
                    document.format(),
                    document.title(),
                    document.language(),
                    document.problems().stream().map(FeedProblem::toString).toList(),
                    document.entries());
        }

        static Line unreadable(String source, String reason) {
            return new Line(source, null, null, null, List.of("UNREADABLE: " + reason), List.of());
        }
    }

    @Override
    public Integer call() throws IOException {
        JsonLines lines = new JsonLines(spec.commandLine().getOut());
        Patience patience = new Patience(TIME_LIMIT);
        FeedReader reader = new FeedReader(new TimeLimit(TimeLimit.DEFAULT));
        try (Documents documents = new Documents()) {
            for (String source : sources) {
                lines.write(line(source, documents, reader, patience));
            }
        }
        return 0;
    }

    private static Line line(String source, Documents documents, FeedReader reader, Patience patience) {
        try {
            return patience.await(() -> {
                Document document = documents.read(source, Wanted.FEED);
                if (document instanceof Document.Read read) {
                    return Line.of(source, reader.read(read.bytes(), read.contentType(), read.address()));
                }
                return Line.unreadable(source, ((Document.Unreadable) document).reason());
            });
        } catch (LostException e) {
            return Line.unreadable(source, String.valueOf(e.getMessage()));
        }
    }
}
