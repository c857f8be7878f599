package dev.parley.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ExplainCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private final Path folder;

    ExplainCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aFlaggedTextIsExplainedByItsSentenceItsWordsAndThePositions() throws IOException {
        // Given
        Path file = write("article.txt", """
                Russia rejects unconditional ceasefire
                Russia rejected a Ukrainian proposal for an unconditional ceasefire on Monday, the Kremlin said.
                Moscow demands the recognition of the annexed regions.
                """);
        // When
        int status = run(file.toString());
        // Then
        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("FLAGGED: a change is reported.")
                .contains("conflict ukraine-russia")
                .contains("Ceasefire rejected, done by Russia")
                .contains("the words \u201crejects\u201d and \u201cceasefire\u201d")
                .contains("What speaks for a change")
                .containsPattern("[+]\\d+[.]\\d\\d {2}[a-z]")
                .contains("Positions")
                .contains("Russia: demands the recognition of the annexed regions");
    }

    @Test
    void anUnflaggedTextIsExplainedByItsReasonAndTheNearestSentence() throws IOException {
        // Given
        Path file = write("article.txt", """
                Village marks anniversary of armistice
                A village museum marked the anniversary of the 1953 armistice with an exhibition of letters.
                """);
        // When
        int status = run(file.toString());
        // Then
        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("NOT FLAGGED: no conflict is recognised")
                .contains("reason NO_CONFLICT")
                .contains("The sentence that came nearest")
                .contains("armistice")
                .contains("What speaks against it");
    }

    @Test
    void aTextWithoutKeyWordsIsExplainedByItsReasonAlone() throws IOException {
        // When
        int status = run(write("article.txt", "Cabinet approves budget\nThe cabinet approved the budget on Tuesday.")
                .toString());
        // Then
        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("no ceasefire and no peace memorandum is named")
                .doesNotContain("nearest");
    }

    @Test
    void eachJsonLineIsExplained() throws IOException {
        // Given
        Path file = write("articles.jsonl", """
                {"id": "1", "title": "Truce in Gaza extended", "text": "Israel and Hamas extended the truce on Monday."}

                {"id": "2", "title": "Rain in the north", "text": "It is the rain that was said to be with us for the week."}
                """);
        // When
        int status = run(file.toString());
        // Then
        assertThat(status).isZero();
        assertThat(out.toString()).contains("Truce in Gaza extended").contains("Rain in the north");
    }

    @Test
    void whatATerminalWouldObeyIsNotWritten() throws IOException {
        // When
        run(write(
                        "article.txt",
                        "\u001b[31mTruce\u202e in Gaza\nIsrael and Hamas agreed to a \u001b[2Jtruce on Monday.")
                .toString());
        // Then
        assertThat(out.toString()).doesNotContain("\u001b", "\u202e").contains("Truce in Gaza");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                      | is empty
            {"id": "1"}                             | line 1 has no title
            {"id": "1", "title": "a", "text": "b"   | line 1 is no JSON
            """)
    void badInputIsAnsweredWithOneLineAndStatus2(String content, String line) throws IOException {
        // When
        int status = run(write("input", content).toString());
        // Then
        assertThat(status).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).singleElement().asString().contains(line);
    }

    @Test
    void aFileThatIsNotThereIsAnsweredWithOneLineAndStatus2() {
        // When
        int status = run(folder.resolve("nowhere").toString());
        // Then
        assertThat(status).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("there is no file");
    }

    @Test
    void aFileThatIsNoTextIsAnsweredWithOneLineAndStatus2() throws IOException {
        // Given
        Path file = Files.write(folder.resolve("image"), new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1});
        // When
        int status = run(file.toString());
        // Then
        assertThat(status).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("is no UTF-8 text");
    }

    private Path write(String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    private int run(String... arguments) {
        return new CommandLine(new ExplainCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler((e, given) -> {
                    e.getCommandLine().getErr().println(e.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(arguments);
    }
}
