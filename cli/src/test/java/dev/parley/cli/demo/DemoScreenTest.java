package dev.parley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.newsroom.Newsroom;
import dev.parley.cli.newsroom.Publication;
import dev.parley.cli.newsroom.Script;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class DemoScreenTest {

    private final Script script = Script.istanbul();
    private final Script.ExpectedNotice first = script.notices().get(0);
    private final StringWriter screen = new StringWriter();
    private final DemoScreen demoScreen = new DemoScreen(new PrintWriter(screen), Ansi.OFF, ZoneOffset.UTC);

    @Test
    void aNoticeShowsWhatChangedWhoTheEvidenceTheOutletsAndTheTimeItTook() {
        // When
        demoScreen.onNotice(
                Notices.notice(first, "ukraine-publishes", 1, "Ukraine publishes", "Ukraine published it."),
                new Judgement.Expected(first, Duration.ofMillis(840)));

        // Then
        assertThat(screen.toString())
                .contains("NEW  Ukraine publishes")
                .contains("memorandum terms by Ukraine, ukraine-russia")
                .contains("\u201cUkraine published it.\u201d")
                .contains("Gazette")
                .contains("0.8 s");
    }

    @Test
    void textsOfOutletsCannotDriveTheTerminal() {
        // When
        demoScreen.onPublication(new Publication(
                Notices.NOON, script.outlets().get(0), "x", "\u001b[2J@|red Red|@ \u202Eabc\n next", false));

        // Then
        assertThat(screen.toString())
                .contains("@|red Red|@", "abc  next")
                .doesNotContain("\u001b", "\u202E")
                .hasLineCount(1);
    }

    @Test
    void aLongHeadlineIsCutAtACharacterNotInsideOne() {
        // When
        demoScreen.onPublication(
                new Publication(Notices.NOON, script.outlets().get(0), "x", "\uD83D\uDD4A".repeat(100_000), false));

        // Then
        assertThat(screen.toString()).hasSizeLessThan(300).contains("\uD83D\uDD4A\u2026");
    }

    @Test
    void theSummaryNamesWhatIsMissingUnexpectedAndRepeated() {
        // Given
        Script.ExpectedNotice second = script.notices().get(1);
        Tally.Result result = new Tally.Result(
                Map.of(first, Duration.ofSeconds(1)),
                List.of(second),
                List.of(Notices.expected(first, "trade-truce", 1)),
                List.of(Notices.expected(first, "ukraine-publishes", 1)),
                Set.of("heat-forecast"),
                Map.of());

        // When
        demoScreen.onEnd(result, new Newsroom.Traffic(10, 7));

        // Then
        assertThat(screen.toString())
                .contains("1 of 2 expected, 1 unexpected, 1 repeated")
                .contains("missing    " + second.because())
                .contains("not judged heat-forecast")
                .contains("median 1.0 s, longest 1.0 s")
                .contains("10 requests, 7 of them with 304");
    }
}
