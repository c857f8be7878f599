package dev.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ParleyCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | a command is missing (see 'parley --help')",
                "dance                 | there is no command 'dance' (see 'parley --help')",
                "--dance               | Unknown option: '--dance' (see 'parley --help')",
                "up --dance            | Unknown option: '--dance' (see 'parley up --help')",
                "up --without kitchen  | expected one of [INGEST, CLASSIFY, ALERT]",
                "up --kafka-port x     | 'x' is not an int",
                "bench the-sea         | expected one of [ALERT, CLASSIFY, INGEST, KAFKA]",
                "backtest --from 2025-06-02 --to 2025-06-03 | there is nothing to compare with: name other rules",
                "backtest --from noon --to 2025-06-03       | no time such as 2025-06-02T10:00:00Z: noon",
                "backtest --from 2025-06-03 --to 2025-06-02 --rules r | --from must lie before --to",
                "backtest --from 2025-06-02 --to 2025-06-03 --rules r | --rules: cannot read the file r",
                "check-routes nowhere  | cannot read the file nowhere",
                "up --feeds nowhere    | --feeds: cannot read the file nowhere",
            })
    void answersWrongInputWithOneLineAndStatus2(String arguments, String line) {
        // When
        int status = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        // Then
        assertThat(status).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("parley: ")
                .contains(line);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void explainsItselfAndEachCommand() {
        // Given
        List<String> commands =
                new ArrayList<>(ParleyCommand.commandLine().getSubcommands().keySet());
        // When
        int status = run("--help");
        commands.forEach(command -> run(command, "--help"));
        // Then
        assertThat(status).isZero();
        assertThat(commands).contains("up").allSatisfy(command -> assertThat(out.toString())
                .contains("Usage: parley " + command));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void namesItsVersion() {
        // When
        int status = run("--version");
        // Then
        assertThat(status).isZero();
        assertThat(out.toString()).startsWith("parley ");
    }

    private int run(String... arguments) {
        CommandLine commandLine = ParleyCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
