package dev.parley.cli.classify;

import dev.parley.classify.ArticleClassifier;
import dev.parley.cli.page.ExtractionEvaluation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code parley evaluate}: how good the verdicts are, on articles that people have labelled; and the extraction. */
@Command(
        name = "evaluate",
        description = {
            "Measures the verdicts on labelled articles (JSON lines as for classify, with label: flagged, instrument, "
                    + "types, parties) and prints precision, recall and F1, the same with weights that were learned "
                    + "without the conflict or the outlet in question, a keyword baseline, and the false alarms and misses "
                    + "by kind.",
            "",
            "Articles whose label.flagged is null are borderline and are left out.",
            "",
            "With --extraction it measures instead how well the text of articles is found on pages whose text people "
                    + "have marked, by runs of four words."
        })
public final class EvaluateCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    private static final class What {
        @Parameters(paramLabel = "FILE", description = "File of labelled articles, JSON lines.")
        private @Nullable Path file;

        @Option(
                names = "--extraction",
                paramLabel = "FOLDER",
                description = "Folder of pages with truth.jsonl: file, url and paragraphs of each.")
        private @Nullable Path pages;
    }

    @Option(
            names = "--learn",
            paramLabel = "FOLDER",
            description =
                    "Also learn the weights from these articles and write weights.txt and type-weights.txt to this folder.")
    private @Nullable Path learned;

    @Option(
            names = "--errors",
            description = "List every false alarm and every miss under its kind, or every page that went badly.",
            negatable = true)
    private boolean errors;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (what.pages != null) {
            ExtractionEvaluation.of(what.pages).print(out, errors);
            out.flush();
            return 0;
        }
        Path file = what.file;
        if (file == null || !Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), "cannot read " + file);
        }
        Path target = learned;
        if (target != null && !Files.isDirectory(target)) {
            throw new ParameterException(
                    spec.commandLine(), target + " is no folder; make it first, the weights are written there");
        }
        Evaluation evaluation = new Evaluation(ArticleClassifier.standard());
        read(file).forEach(evaluation::add);
        if (target != null) {
            Files.writeString(target.resolve("weights.txt"), evaluation.learn());
            Files.writeString(target.resolve("type-weights.txt"), evaluation.learnTypes());
            out.println("weights written to " + target);
        }
        evaluation.print(out, errors);
        out.flush();
        return 0;
    }

    private List<LabelledArticle> read(Path corpus) throws IOException {
        try {
            return LabelledArticle.readAll(corpus);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
