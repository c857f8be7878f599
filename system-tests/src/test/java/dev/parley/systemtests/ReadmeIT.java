package dev.parley.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.cli.newsroom.Newsroom;
import dev.parley.cli.newsroom.Script;
import dev.parley.cli.up.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that the README tells its reader to type works. */
class ReadmeIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** What is run by {@code .ci/run} instead, since it is what runs these tests, or tested at length elsewhere. */
    private static final List<String> OF_CI = List.of("./parley demo", "mvn verify");

    private final List<String> commands = commands();
    private final Ports ports = Ports.free();

    private final Path folder;

    ReadmeIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
    }

    @Test
    void continuousIntegrationRunsTheTwoCommandsOfTheFirstMinute() throws Exception {
        String ci = Files.readString(Launcher.PROJECT.resolve(".ci").resolve("run"));
        assertThat(commands).startsWith(OF_CI.toArray(String[]::new));
        assertThat(ci).contains("./parley demo --exit", "mvn -B -ntp verify");
    }

    @Test
    void everyOtherCommandWorks() throws Exception {
        // Given
        Files.writeString(folder.resolve("article.txt"), """
                Russia rejects unconditional ceasefire
                Russia rejected an unconditional ceasefire with Ukraine on Monday, its delegation said.
                """);
        Files.createSymbolicLink(folder.resolve("parley"), Launcher.PROJECT.resolve("parley"));
        Files.createSymbolicLink(folder.resolve("cli"), Launcher.PROJECT.resolve("cli"));
        Files.createSymbolicLink(folder.resolve("docs"), Launcher.PROJECT.resolve("docs"));

        try (Newsroom newsroom = Newsroom.open(Script.istanbul(), Clock.systemUTC())) {
            Files.writeString(folder.resolve("feeds.yaml"), newsroom.feedList());
            List<String> untested = new ArrayList<>(commands);
            untested.removeAll(OF_CI);

            String upWithRoutes = take(untested, "./parley up --feeds feeds.yaml --routes routes.yaml");
            take(untested, "./parley up --feeds feeds.yaml"); // the other one does the same and more
            try (Webhooks webhooks = Webhooks.open();
                    ShellCommand up = start(writingRoutes(upWithRoutes, webhooks), newsroom)) {
                await().atMost(Duration.ofMinutes(2)).until(() -> up.output().contains("everything is ready"));
                await().atMost(LIMIT).until(newsroom::everyFeedWasRead);
                newsroom.publish(article("russia-rejects"));

                // When, Then
                try (ShellCommand reader = start(take(untested, "java "), newsroom)) {
                    await().atMost(LIMIT).until(() -> reader.output().contains("NEW"));
                }
                assertThat(output(take(untested, "curl "), newsroom)).contains("storyId");
                await().atMost(LIMIT).until(() -> webhooks.received().stream().anyMatch(b -> b.contains("storyId")));

                up.interrupt();
                assertThat(up.status(LIMIT)).isEqualTo(130);
            }
            take(untested, "./parley up");
            assertThat(output(take(untested, "./parley classify"), newsroom)).contains("\"flagged\":true");
            assertThat(output(take(untested, "./parley explain"), newsroom)).contains("FLAGGED: a change is reported");
            assertThat(output(take(untested, "./parley notice-preview"), newsroom))
                    .contains("Subject: Test: Ruritania");
            assertThat(output(take(untested, "./parley read-feed"), newsroom)).contains("\"entries\"");
            assertThat(output(take(untested, "./parley extract"), newsroom)).contains("\"text\"");
            assertThat(output(take(untested, "./parley --help"), newsroom)).contains("Commands:");
            assertThat(untested).as("commands that nothing runs").isEmpty();
        }
    }

    /** Removes the one command that begins so. */
    private static String take(List<String> commands, String beginning) {
        String found = commands.stream()
                .filter(command -> command.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the README has no command " + beginning));
        commands.remove(found);
        return found;
    }

    private String output(String command, Newsroom newsroom) throws Exception {
        ShellCommand running = start(command, newsroom);
        assertThat(running.status(LIMIT)).as(running.output()).isZero();
        return running.output();
    }

    /** Runs the command against this test's ports and outlets, and otherwise as it stands there. */
    private ShellCommand start(String command, Newsroom newsroom) throws IOException {
        Ports standard = Ports.standard();
        String adapted = command.replace(":" + standard.alert(), ":" + ports.alert())
                .replace(":" + standard.kafka(), ":" + ports.kafka())
                .replaceAll("https://\\S+/feed/", newsroom.feeds().get(0).toString())
                .replaceAll(
                        "https://\\S+",
                        newsroom.feeds().get(0).resolve("/articles/orchid-show").toString());
        if (adapted.startsWith("./parley up")) {
            adapted += " --data '" + folder.resolve("data") + "' --kafka-port " + ports.kafka()
                    + " --postgresql-port " + ports.postgresql() + " --ingest-port " + ports.ingest()
                    + " --classify-port " + ports.classify() + " --alert-port " + ports.alert();
        }
        return ShellCommand.start(
                folder,
                Map.of(
                        "PARLEY_INGEST_ALLOWED_ADDRESSES",
                        "127.0.0.0/8",
                        "PARLEY_INGEST_POLL_INTERVAL",
                        "1s",
                        "PARLEY_ALERT_ALLOWED_ADDRESSES",
                        "127.0.0.0/8",
                        "ARCHIVE_SECRET",
                        "whsec_" + "c2VjcmV0".repeat(4)),
                adapted,
                line -> {});
    }

    /** Puts the routes file of the README where the command looks for it, with another address in it. */
    private String writingRoutes(String command, Webhooks webhooks) throws IOException {
        String readme = Files.readString(Launcher.PROJECT.resolve("README.md"));
        int begin = readme.indexOf("receivers:");
        String yaml = readme.substring(begin, readme.indexOf("```", begin));
        Files.writeString(folder.resolve("routes.yaml"), yaml.replaceAll("https://\\S+", webhooks.address()));
        return command;
    }

    private static Script.Article article(String id) {
        return Script.istanbul().articles().stream()
                .filter(article -> article.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The lines of the README's shell blocks. */
    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean inBlock = false;
        for (String line : Files.readAllLines(Launcher.PROJECT.resolve("README.md"))) {
            if (line.startsWith("```")) {
                inBlock = line.equals("```sh");
            } else if (inBlock) {
                commands.add(line);
            }
        }
        return commands;
    }
}
