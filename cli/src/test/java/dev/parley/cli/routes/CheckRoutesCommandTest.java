package dev.parley.cli.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CheckRoutesCommandTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("CHAT_URL", "https://chat.example.org/very-secret", "PHONE_TOPIC", "very-secret");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of(".");

    private int check(String yaml, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("routes.yaml"), yaml);
        CommandLine line = new CommandLine(new CheckRoutesCommand(ENVIRONMENT))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                });
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add(file.toString());
        return line.execute(arguments.toArray(String[]::new));
    }

    @Test
    void fileThatCanBeUsedIsShownWithoutItsSecrets() throws IOException {
        // Given
        Path settings = Files.writeString(
                folder.resolve("application.properties"), "hook.secret=whsec_" + "c2VjcmV0".repeat(4));

        // When
        int status = check("""
                receivers:
                  - {name: archive, type: webhook, url: 'https://hooks.example.org/a', secret: '${hook.secret}'}
                  - {name: people, type: mail, to: [desk@example.org, night@example.org]}
                  - {name: chat, type: slack, url: '${CHAT_URL}'}
                  - {name: phone, type: ntfy, topic: '${phone.topic}'}
                routes:
                  - {name: desk, receivers: [archive, people], escalation: {after: 10m, receivers: phone}}
                """, "--settings", settings.toString());

        // Then
        assertThat(status).as(err.toString()).isZero();
        assertThat(out.toString().lines().skip(1))
                .containsExactly(
                        "  route desk leads to archive, people, and escalates to phone",
                        "  receiver archive: webhook https://hooks.example.org",
                        "  receiver people: mail desk@example.org, night@example.org",
                        "  receiver chat: slack chat.example.org, and no route leads there",
                        "  receiver phone: ntfy ntfy.sh");
        assertThat(out.toString()).contains("routes.yaml can be used").doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: it, type: mail, to: nobody}          | line 1: receivers[0].to 'nobody' is no address",
                "{name: it, type: pigeon}                    | line 1: receivers[0].type 'pigeon' is none of [mail, ntfy",
                "{name: it, type: slack, url: '${NOT_SET}'}  | line 1: receivers[0].url names NOT_SET, which is not set",
                "{name: it, type: mail, to: a@b.example, x: y} | has an unknown key 'x'",
                "{name: other, type: mail, to: a@b.example}  | line 2: routes[0].receivers names 'it', which is none",
            })
    void fileThatCannotBeUsedIsToldWithLineEntryAndReason(String receiver, String reason) throws IOException {
        assertThat(check("receivers: [%s]%nroutes: [{receivers: it}]".formatted(receiver)))
                .isEqualTo(1);
        assertThat(err.toString()).contains("routes.yaml, ").contains(reason);
        assertThat(out.toString()).isEmpty();
    }
}
