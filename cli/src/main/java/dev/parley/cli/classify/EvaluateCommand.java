package dev.parley.cli.classify;

import dev.parley.classify.ArticleClassifier;
import java.io.IOException;
import java.io.PrintWriter;
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

/** {@code parley evaluate}: how good the verdicts are, on articles that people have labelled. */
@Command(
        name = "evaluate",
        description = {
            "Measures the verdicts on labelled articles (JSON lines as for classify, with label: flagged, instrument, "
                    + "types, parties) and prints precision, recall and F1, the same with weights that were learned "
                    + "without the conflict or the outlet in question, a keyword baseline, and every error.",
            "",
            "Articles whose label.flagged is null are borderline and are left out."
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "File of labelled articles, JSON lines.")
    private Path file = Path.of("");

    @Option(
            names = "--learn",
            paramLabel = "FOLDER",
            description =
                    "Also learn the weights from these articles and write weights.txt, brief-weights.txt and type-weights.txt to this folder.")
    private @Nullable Path learned;

    @Option(names = "--errors", description = "List every false alarm and every miss.", negatable = true)
    private boolean errors;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), "cannot read " + file);
        }
        PrintWriter out = spec.commandLine().getOut();
        Evaluation evaluation = new Evaluation(ArticleClassifier.standard());
        read(file).forEach(evaluation::add);
        Path target = learned;
        if (target != null) {
            Files.writeString(target.resolve("weights.txt"), evaluation.learn());
            Files.writeString(target.resolve("brief-weights.txt"), evaluation.learnBrief());
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
