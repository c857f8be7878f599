package dev.parley.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Whole stories from texts, through the classifier that the services have. */
class ReplayCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of(".");

    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void startWithNothing() {
        lines.clear();
    }

    private void article(String id, int revision, String outlet, String published, String title, String text)
            throws IOException {
        lines.add(JSON.writeValueAsString(JSON.createObjectNode()
                .put("id", id)
                .put("revision", revision)
                .put("url", "https://" + outlet + ".example/" + id)
                .put("outlet", outlet)
                .put("language", "en")
                .put("published", published)
                .put("title", title)
                .put("text", text)));
    }

    private int replay(String... options) throws IOException {
        Path file = folder.resolve("articles.jsonl");
        Files.write(file, lines);
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(file.toString());
        return new CommandLine(new ReplayCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private List<JsonNode> output() {
        return out.toString()
                .lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException e) {
                        throw new IllegalStateException(line, e);
                    }
                })
                .toList();
    }

    /** {@code NEW FIRST_REPORT NONE -> SIGNED [a] 1}. */
    private List<String> table() {
        return output().stream()
                .filter(line -> line.has("kind"))
                .map(line -> "%s %s %s -> %s %s %d"
                        .formatted(
                                line.get("kind").asText(),
                                line.get("reason").asText(),
                                line.get("before").asText(),
                                line.get("after").asText(),
                                line.get("articles")
                                        .valueStream()
                                        .map(JsonNode::asText)
                                        .toList(),
                                line.get("origins").asInt()))
                .toList();
    }

    private void lebanon() throws IOException {
        article(
                "signing",
                1,
                "Harbour Post",
                "2024-11-26T20:00:00Z",
                "Israel and Lebanon sign ceasefire agreement",
                "Israel and Lebanon signed a ceasefire agreement on Tuesday, the American president said.\n\n"
                        + "People in Beirut fired into the air when the news came.");
        article(
                "signing-too",
                1,
                "Coast Herald",
                "2024-11-26T20:20:00Z",
                "Lebanon and Israel sign truce deal",
                "A truce deal was signed by Lebanon and Israel on Tuesday evening, both governments confirmed.\n\n"
                        + "Schools in the north stay closed until the end of the week.");
        article(
                "beginning",
                1,
                "Harbour Post",
                "2024-11-27T03:30:00Z",
                "Ceasefire between Israel and Hezbollah takes effect",
                "The ceasefire between Israel and Hezbollah took effect early on Wednesday.\n\n"
                        + "Long lines of cars moved south along the coast road.");
    }

    @Test
    void printsEachNoticeAndTheLedgerAtTheEnd() throws IOException {
        // Given
        lebanon();

        // When
        int status = replay();

        // Then
        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> SIGNED [signing] 1",
                        "CONFIRMED SECOND_ORIGIN NONE -> SIGNED [signing, signing-too] 2",
                        "NEW FIRST_REPORT SIGNED -> IN_FORCE [beginning] 1");
        JsonNode first = output().get(0);
        assertThat(first.get("time").asText()).isEqualTo("2024-11-26T20:00:00Z");
        assertThat(first.get("priority").asText()).isEqualTo("FLASH");
        assertThat(first.get("dossier").asText()).isEqualTo("israel-lebanon");
        assertThat(first.get("storyId").asText()).isNotBlank();
        assertThat(first.get("headline").asText()).isEqualTo("Lebanon and Israel agree on a ceasefire");
        assertThat(first.get("evidence").get(0).get("outlet").asText()).isEqualTo("Harbour Post");
        JsonNode last = output().get(output().size() - 1).get("ledger");
        assertThat(last.get("agreements").get(0).get("id").asText()).isEqualTo("israel-lebanon/CEASEFIRE");
        assertThat(last.get("agreements").get(0).get("state").asText()).isEqualTo("IN_FORCE");
        assertThat(last.get("agreements").get(0).get("history")).hasSize(2);
        assertThat(last.has("positions")).isTrue();
    }

    @Test
    void orderOfTheLinesDoesNotMatter() throws IOException {
        // Given
        lebanon();
        replay();
        String expected = out.toString();

        for (int seed = 0; seed < 6; seed++) {
            // When
            out.getBuffer().setLength(0);
            Collections.shuffle(lines, new Random(seed));
            replay();

            // Then
            assertThat(out.toString()).isEqualTo(expected);
        }
    }

    @Test
    void revisionThatMendsATypoTellsNothingAndOneThatChangesANumberCorrects() throws IOException {
        // Given
        String title = "Russia proposes ceasefire of %s days to Ukraine";
        article(
                "offer",
                1,
                "Harbour Post",
                "2025-06-02T12:00:00Z",
                title.formatted("three"),
                "The ofer came by phone.");
        article(
                "offer",
                2,
                "Harbour Post",
                "2025-06-02T12:00:00Z",
                title.formatted("three"),
                "The offer came by phone.");
        article(
                "offer",
                3,
                "Harbour Post",
                "2025-06-02T12:00:00Z",
                title.formatted("five"),
                "The offer came by phone.");

        // When
        replay("--decisions");

        // Then
        assertThat(table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> PROPOSED [offer] 1",
                        "CORRECTION EVIDENCE_CHANGED NONE -> PROPOSED [offer] 1");
        assertThat(out.toString()).contains("\"held\":\"EVIDENCE_UNCHANGED\"").contains("[-three-] {+five+}");
    }

    @Test
    void denialIsHeldAgainstTheAcceptance() throws IOException {
        // Given
        article(
                "yes",
                1,
                "Harbour Post",
                "2025-05-05T16:30:00Z",
                "Hamas accepts Egyptian ceasefire proposal for Gaza",
                "Hamas accepted a ceasefire proposal for Gaza, a statement of the group said.");
        article(
                "no",
                1,
                "Coast Herald",
                "2025-05-05T21:00:00Z",
                "Hamas rejects ceasefire proposal, official says",
                "Hamas has rejected the ceasefire proposal, one of its officials said.");

        // When
        replay();

        // Then
        assertThat(table())
                .containsExactly(
                        "NEW FIRST_REPORT NONE -> ACCEPTED_IN_PART [yes] 1",
                        "DISPUTED CONTRADICTION ACCEPTED_IN_PART -> DISPUTED [no] 1");
        assertThat(output().get(1).get("evidence")).hasSize(2);
        assertThat(output().get(2).at("/ledger/agreements/0/dispute/claimed").asText())
                .isEqualTo("ACCEPTED_IN_PART");
    }

    @Test
    void staleAndUndatedArticlesAreMarked() throws IOException {
        // Given
        lines.add("{\"id\":\"late\",\"outlet\":\"A\",\"published\":\"2025-06-01T12:00:00Z\","
                + "\"firstSeen\":\"2025-06-03T12:00:00Z\",\"title\":\"Israel and Lebanon sign ceasefire\","
                + "\"text\":\"Israel and Lebanon signed a ceasefire.\"}");
        lines.add("{\"id\":\"undated\",\"outlet\":\"B\",\"firstSeen\":\"2025-06-09T12:00:00Z\","
                + "\"title\":\"India and Pakistan sign ceasefire\","
                + "\"text\":\"India and Pakistan signed a ceasefire.\"}");

        // When
        replay();

        // Then
        assertThat(output().subList(0, 2))
                .extracting(line -> line.get("timeliness").asText() + " "
                        + line.get("priority").asText())
                .containsExactly("STALE ROUTINE", "UNDATED URGENT");
    }

    @Test
    void lineThatCannotBeReadIsNamedAndTheOthersGoOn() throws IOException {
        // Given
        lines.add("{ no json");
        lines.add("{\"id\":\"x\",\"title\":\"t\"}");
        lines.add("{\"id\":\"x\",\"title\":\"t\",\"text\":\"u\",\"published\":\"yesterday\"}");
        lebanon();

        // When
        int status = replay();

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(err.toString().lines().map(line -> line.replaceAll("^.*articles.jsonl: ", "")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("line 1 is no JSON"),
                        line -> assertThat(line).isEqualTo("line 2 has no text"),
                        line -> assertThat(line)
                                .isEqualTo("line 3 published is no time such as 2025-06-02T10:00:00Z: yesterday"));
        assertThat(table()).hasSize(3);
    }

    @Test
    void missingFileIsAMistakeOnTheCommandLine() {
        assertThat(new CommandLine(new ReplayCommand())
                        .setErr(new PrintWriter(err, true))
                        .execute("nowhere.jsonl"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot read nowhere.jsonl");
    }

    @Test
    void clockOfTheDataRemindsOfDeadlines() throws IOException {
        // Given
        article(
                "signing",
                1,
                "Harbour Post",
                "2024-11-26T20:00:00Z",
                "Israel and Lebanon sign 60-hour ceasefire",
                "Israel and Lebanon signed a 60-hour ceasefire on Tuesday, the American president said.");
        article(
                "later",
                1,
                "Harbour Post",
                "2024-12-01T20:00:00Z",
                "Bakers of the coast hold their fair",
                "The bakers of the coast held their fair on Sunday, and the weather was fine.");

        // When
        replay();

        // Then
        assertThat(output().stream()
                        .filter(line -> line.path("kind").asText().equals("REMINDER"))
                        .map(line -> line.get("time").asText() + " "
                                + line.get("reason").asText()))
                .containsExactly(
                        "2024-11-28T08:00:00Z DEADLINE_NEAR",
                        "2024-11-29T07:00:00Z DEADLINE_NEAR",
                        "2024-11-29T08:00:00Z DEADLINE_PASSED");
        JsonNode agreement = output().get(output().size() - 1)
                .get("ledger")
                .get("agreements")
                .get(0);
        assertThat(agreement.get("deadline").get("due").asText()).isEqualTo("2024-11-29T08:00:00Z");
        assertThat(agreement.get("deadline").get("words").asText()).isEqualTo("60 hour");
    }
}
