package dev.parley.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a user meets it. */
class CommandLineIT {

    private static final Path SEEDS = Launcher.PROJECT.resolveSibling("shared").resolve("seeds");

    @Test
    void everySeedIsFlaggedAndEachQuoteStandsWhereItsOffsetsSay() throws Exception {
        // Given
        assumeTrue(Files.isDirectory(SEEDS), "the seed texts are not here");
        List<Path> seeds;
        try (Stream<Path> files = Files.list(SEEDS)) {
            seeds = files.sorted().toList();
        }

        // When
        ShellCommand command = Launcher.run("classify --text "
                + seeds.stream().map(seed -> "'" + seed + "'").collect(Collectors.joining(" ")));

        // Then
        assertThat(command.status(Duration.ofSeconds(1))).isZero();
        List<String> lines = command.output().lines().toList();
        assertThat(lines).hasSameSizeAs(seeds);
        Set<String> instruments = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            JsonNode verdict = new JsonMapper().readTree(lines.get(i));
            assertThat(verdict.get("flagged").asBoolean()).as(lines.get(i)).isTrue();
            assertThat(verdict.get("changes")).isNotEmpty();
            String[] titleAndText = Files.readString(seeds.get(i), UTF_8).split("\n", 2);
            for (JsonNode change : verdict.get("changes")) {
                instruments.add(change.get("instrument").asText());
                JsonNode evidence = change.get("evidence");
                String field = titleAndText[evidence.get("field").asText().equals("title") ? 0 : 1];
                assertThat(evidence.get("quote").asText())
                        .isEqualTo(field.substring(
                                field.offsetByCodePoints(
                                        0, evidence.get("start").asInt()),
                                field.offsetByCodePoints(0, evidence.get("end").asInt())));
            }
        }
        assertThat(instruments).containsExactlyInAnyOrder("CEASEFIRE", "MEMORANDUM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--wrong", "classify --wrong", "demo --wrong", "up --wrong", "unknown-command", ""})
    void aWrongCommandLineEndsWithStatusTwoAndOneClearLine(String arguments) throws Exception {
        // When
        ShellCommand command = Launcher.run(arguments);

        // Then
        assertThat(command.status(Duration.ofSeconds(1))).isEqualTo(2);
        assertThat(command.output()).startsWith("parley: ").contains("--help").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "up", "demo", "classify", "read-feed", "extract"})
    void everyCommandExplainsItself(String name) throws Exception {
        // When
        ShellCommand command = Launcher.run(name + " --help");

        // Then
        assertThat(command.status(Duration.ofSeconds(1))).isZero();
        assertThat(command.output()).contains("Usage: parley " + name);
    }
}
