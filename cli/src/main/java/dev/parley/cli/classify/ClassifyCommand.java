package dev.parley.cli.classify;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.classify.Article;
import dev.parley.classify.ArticleClassifier;
import dev.parley.classify.Verdict;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.StatedPosition;
import dev.parley.contract.event.VerdictReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley classify}: one verdict per article, JSON lines in and out. */
@Command(
        name = "classify",
        description = {
            "Decides for each article whether it reports a change of a ceasefire or of a peace memorandum.",
            "",
            "Reads JSON lines (id, title, text; optional url, outlet, language, published) and writes one JSON line "
                    + "per article: flagged, score, reason, dossier, language, changes with their evidence, positions. "
                    + "A line that cannot be read gets a line with an error; the others go on, and the exit status "
                    + "is 1."
        })
public final class ClassifyCommand implements Callable<Integer> {

    private static final int ALL_READ = 0;
    private static final int SOME_FAILED = 1;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "File of JSON lines, - for standard input (the default). With --text: plain text files.")
    private List<String> files = List.of();

    @Option(names = "--text", description = "The files are plain text, one article each; the first line is the title.")
    private boolean text;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A verdict as it is written; the names are part of the command's contract. */
    private record Line(
            String id,
            boolean flagged,
            double score,
            VerdictReason reason,
            @Nullable String dossier,
            @Nullable String language,
            List<ChangeLine> changes,
            List<StatedPosition> positions,
            String rulesVersion) {

        static Line of(Article article, Verdict verdict) {
            return new Line(
                    article.id(),
                    verdict.flagged(),
                    verdict.score(),
                    verdict.reason(),
                    verdict.dossier(),
                    verdict.language(),
                    verdict.changes().stream().map(ChangeLine::of).toList(),
                    verdict.positions(),
                    verdict.rulesVersion());
        }
    }

    private record ChangeLine(
            String instrument,
            String type,
            Modality modality,
            List<String> parties,
            @Nullable String actor,
            @Nullable String speaker,
            Evidence evidence,
            String rule) {

        static ChangeLine of(Change change) {
            return new ChangeLine(
                    change.instrument().name(),
                    change.type().name(),
                    change.modality(),
                    change.parties(),
                    change.actor(),
                    change.speaker(),
                    change.evidence(),
                    change.rule());
        }
    }

    private record Failure(
            @Nullable String source, @Nullable Integer line, String error) {}

    @Override
    public Integer call() throws IOException {
        if (text && files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--text needs at least one file");
        }
        for (String file : files) {
            if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
                throw new ParameterException(spec.commandLine(), "cannot read " + file);
            }
        }
        Run run = new Run(spec.commandLine().getOut(), spec.commandLine().getErr());
        for (String file : files.isEmpty() ? List.of("-") : files) {
            if (text) {
                run.text(file);
            } else {
                run.lines(file);
            }
        }
        return run.failed ? SOME_FAILED : ALL_READ;
    }

    /** Everything that one invocation needs; a line that fails does not stop the others. */
    private static final class Run {

        private final ObjectMapper json = new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        private final ArticleReader reader = new ArticleReader(json);
        private final ArticleClassifier classifier = ArticleClassifier.standard();
        private final PrintWriter out;
        private final PrintWriter err;
        private boolean failed;

        Run(PrintWriter out, PrintWriter err) {
            this.out = out;
            this.err = err;
        }

        void text(String file) throws IOException {
            String content =
                    file.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : readText(file);
            write(ArticleReader.fromText(
                    file.equals("-") ? "-" : String.valueOf(Path.of(file).getFileName()), content));
        }

        private static String readText(String file) throws IOException {
            return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
        }

        void lines(String file) throws IOException {
            try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                int number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    if (line.isBlank()) {
                        continue;
                    }
                    try {
                        write(reader.fromJson(line));
                    } catch (IllegalArgumentException e) {
                        failed = true;
                        String reason = String.valueOf(e.getMessage());
                        out.println(json.writeValueAsString(new Failure(file, number, reason)));
                        err.println(file + ": line " + number + " " + reason);
                    }
                }
            }
            out.flush();
        }

        private void write(Article article) throws IOException {
            out.println(json.writeValueAsString(Line.of(article, classifier.classify(article))));
            out.flush();
        }
    }
}
