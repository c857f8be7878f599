package dev.parley.cli.demo;

import dev.parley.cli.newsroom.Newsroom;
import dev.parley.cli.newsroom.Publication;
import dev.parley.cli.newsroom.Script.ExpectedNotice;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/**
 * What the demo shows. Texts from outlets are shown without control and direction characters, so that a headline cannot
 * drive the terminal.
 */
final class DemoScreen {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int TITLE_WIDTH = 88;
    private static final int SENTENCE_WIDTH = 240;

    private final PrintWriter out;
    private final Ansi ansi;
    private final ZoneId zone;

    DemoScreen(PrintWriter out, Ansi ansi, ZoneId zone) {
        this.out = out;
        this.ansi = ansi;
        this.zone = zone;
    }

    void say(String line) {
        print(line);
    }

    void onPublication(Publication publication) {
        String what = publication.correction() ? " corrects: " : ": ";
        print(time(publication.time()) + "  "
                + style("faint", publication.outlet().name() + what + readable(publication.title(), TITLE_WIDTH)));
    }

    void onUnflagged(VerdictEvent verdict) {
        print("          "
                + style(
                        "faint",
                        "no notice, " + words(verdict.reason()) + ": "
                                + readable(verdict.article().title(), TITLE_WIDTH)));
    }

    synchronized void onNotice(NoticeEvent notice, Judgement judgement) {
        print("");
        print("  " + label(notice, judgement) + "  " + style("bold", readable(notice.headline(), TITLE_WIDTH)));
        print("    what      " + words(notice.instrument()) + " " + words(notice.change())
                + (notice.actor() == null ? "" : " by " + readable(notice.actor(), TITLE_WIDTH))
                + (notice.dossier() == null ? "" : ", " + notice.dossier()));
        notice.evidence().stream().findFirst().ifPresent(evidence -> {
            String quote = "\u201c" + readable(evidence.evidence().quote(), SENTENCE_WIDTH) + "\u201d";
            print("    evidence  " + quote
                    + (evidence.speaker() == null ? "" : ", says " + readable(evidence.speaker(), TITLE_WIDTH)));
        });
        print("    reported  "
                + notice.evidence().stream()
                        .map(evidence -> readable(evidence.article().outlet().name(), TITLE_WIDTH)
                                + (evidence.article().credit() == null
                                        ? ""
                                        : " (" + readable(evidence.article().credit(), TITLE_WIDTH) + ")"))
                        .distinct()
                        .collect(Collectors.joining(", ")));
        if (judgement instanceof Judgement.Expected expected) {
            print("    latency   " + seconds(expected.latency()) + " from publication to notice");
        }
    }

    void onEnd(Tally.Result result, Newsroom.Traffic traffic) {
        int expected = result.raised().size() + result.missing().size();
        print("");
        print(style(
                "bold",
                "Notices: " + result.raised().size() + " of " + expected + " expected, "
                        + result.unexpected().size() + " unexpected, "
                        + result.repeated().size() + " repeated"));
        for (Map.Entry<ExpectedNotice, Duration> raised : result.raised().entrySet()) {
            print("  " + style("green", "raised    ") + " " + raised.getKey().because()
                    + style("faint", "  " + seconds(raised.getValue())));
        }
        for (ExpectedNotice missing : result.missing()) {
            print("  " + style("red", "missing   ") + " " + missing.because() + " (" + missing.kind() + " "
                    + missing.instrument() + " " + missing.change() + ", from " + missing.articles() + ")");
        }
        for (NoticeEvent notice : result.unexpected()) {
            print("  " + style("red", "unexpected") + " " + summary(notice));
        }
        for (NoticeEvent notice : result.repeated()) {
            print("  " + style("red", "repeated  ") + " " + summary(notice));
        }
        for (String article : result.withoutVerdict()) {
            print("  " + style("red", "not judged") + " " + article);
        }
        String unflagged = result.unflagged().entrySet().stream()
                .map(entry -> entry.getValue() + " " + words(entry.getKey()))
                .collect(Collectors.joining(", "));
        print("Articles without notice: " + (unflagged.isEmpty() ? "none" : unflagged));
        result.latency(0.5)
                .ifPresent(median -> print("From publication to notice: median " + seconds(median) + ", longest "
                        + seconds(result.latency(1).orElse(median))));
        print("The outlets answered " + traffic.answers() + " requests, " + traffic.notModified()
                + " of them with 304 Not Modified");
    }

    private String label(NoticeEvent notice, Judgement judgement) {
        if (judgement instanceof Judgement.Expected) {
            return style("green,bold", notice.kind().name());
        }
        return style(
                "red,bold",
                notice.kind() + (judgement instanceof Judgement.Repeated ? " (repeated)" : " (unexpected)"));
    }

    private static String summary(NoticeEvent notice) {
        return notice.kind() + " " + notice.instrument() + " " + notice.change() + " by " + notice.actor() + ": "
                + readable(notice.evidence().get(0).article().title(), TITLE_WIDTH) + " \u201c"
                + readable(notice.evidence().get(0).evidence().quote(), SENTENCE_WIDTH) + "\u201d";
    }

    private synchronized void print(String line) {
        out.println(line);
        out.flush();
    }

    /** Not by markup in the line: what outlets write must not be read as such. */
    private String style(String style, String text) {
        if (!ansi.enabled()) {
            return text;
        }
        Ansi.IStyle[] styles = Ansi.Style.parse(style);
        return Ansi.Style.on(styles) + text + Ansi.Style.off(styles);
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String readable(String text, int width) {
        StringBuilder readable = new StringBuilder();
        text.codePoints()
                .map(character -> isDisplayed(character) ? character : ' ')
                .limit(width + 1L)
                .forEach(readable::appendCodePoint);
        if (readable.codePointCount(0, readable.length()) > width) {
            readable.setLength(readable.offsetByCodePoints(0, width - 1));
            readable.append('\u2026');
        }
        return readable.toString();
    }

    private static boolean isDisplayed(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
