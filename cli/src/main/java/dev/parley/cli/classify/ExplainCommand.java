package dev.parley.cli.classify;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.classify.Article;
import dev.parley.classify.ArticleClassifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley explain}: a verdict with everything that led to it, for people. */
@Command(
        name = "explain",
        description = {
            "Explains the verdict on an article: the changes with the sentences and words that prove them, or why there "
                    + "is none and which sentence came nearest; what was weighed; the positions of the parties.",
            "",
            "Reads one plain text, the title in its first line, or JSON lines as classify does."
        })
public final class ExplainCommand implements Callable<Integer> {

    private static final int EXPLAINED = 0;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "Plain text or JSON lines, - for standard input (the default).")
    private String file = "-";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Article> articles = articles(content());
        ArticleClassifier classifier = ArticleClassifier.standard();
        PrintWriter out = spec.commandLine().getOut();
        ExplanationText text = new ExplanationText(out);
        boolean first = true;
        for (Article article : articles) {
            if (!first) {
                out.println();
                out.println("-".repeat(72));
                out.println();
            }
            first = false;
            text.write(article, classifier.explain(article));
        }
        out.flush();
        return EXPLAINED;
    }

    private String content() {
        try {
            byte[] bytes = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw refused("there is no file " + file);
        } catch (CharacterCodingException e) {
            throw refused(file + " is no UTF-8 text");
        } catch (InvalidPathException | IOException e) {
            throw refused("cannot read " + file + ": " + e.getMessage());
        }
    }

    private List<Article> articles(String content) {
        if (content.isBlank()) {
            throw refused((file.equals("-") ? "standard input" : file) + " is empty");
        }
        if (!content.stripLeading().startsWith("{")) {
            return List.of(ArticleReader.fromText(file, content.startsWith("\uFEFF") ? content.substring(1) : content));
        }
        ArticleReader reader = new ArticleReader(new ObjectMapper());
        List<Article> articles = new ArrayList<>();
        int number = 0;
        for (String line : content.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                try {
                    articles.add(reader.fromJson(line));
                } catch (IllegalArgumentException e) {
                    throw refused(file + ": line " + number + " " + e.getMessage());
                }
            }
        }
        return articles;
    }

    private ParameterException refused(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }
}
