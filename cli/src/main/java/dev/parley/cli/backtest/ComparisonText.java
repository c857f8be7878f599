package dev.parley.cli.backtest;

import dev.parley.cli.backtest.Comparison.Difference;
import dev.parley.cli.backtest.Comparison.Kind;
import dev.parley.cli.backtest.Comparison.Share;
import dev.parley.cli.backtest.Course.Told;
import dev.parley.contract.event.NoticeEvent;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A comparison for people to read. */
final class ComparisonText {

    private ComparisonText() {}

    static void write(Summary summary, Comparison comparison, PrintWriter out) {
        out.println("%s to %s, %d verdicts on the topic, the earliest of %s"
                .formatted(
                        summary.from(),
                        summary.to(),
                        summary.verdicts(),
                        Objects.requireNonNullElse(summary.begins(), "no time")));
        out.println();
        comparison.differences().forEach(difference -> write(difference, out));
        if (!comparison.differences().isEmpty()) {
            out.println();
        }
        out.println("present: %s".formatted(total(summary.present(), summary.presentPriorities())));
        out.println("other:   %s".formatted(total(summary.other(), summary.otherPriorities())));
        out.println("%d alike, %d gained, %d lost, %d changed, %d to other receivers"
                .formatted(summary.same(), summary.gained(), summary.lost(), summary.changed(), summary.rerouted()));
        if (!comparison.shares().isEmpty()) {
            out.println();
            out.println("%-32s %8s %8s %8s %8s".formatted("receiver", "present", "other", "more", "fewer"));
            comparison.shares().forEach(share -> write(share, out));
        }
    }

    private static String total(int count, Map<String, Integer> priorities) {
        String parts = new TreeMap<>(priorities)
                .entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining(", "));
        return count + " notices" + (parts.isEmpty() ? "" : ": " + parts);
    }

    private static void write(Difference difference, PrintWriter out) {
        NoticeEvent shown = difference.shown();
        out.println("%s %-8s %s".formatted(difference.time(), difference.kind(), shown.headline()));
        Told present = difference.present();
        Told other = difference.other();
        if (present != null) {
            say("present: " + words(present), out);
        }
        if (other != null) {
            if (present != null && !shown.headline().equals(other.notice().headline())) {
                say("other:   " + words(other) + ", " + other.notice().headline(), out);
            } else {
                say("other:   " + words(other), out);
            }
        }
        if (!difference.heldBack().isEmpty()) {
            say(
                    (difference.kind() == Kind.LOST ? "held back: " : "held back until now: ")
                            + String.join(", ", difference.heldBack()),
                    out);
        }
    }

    private static String words(Told told) {
        NoticeEvent notice = told.notice();
        String escalations = told.escalations().isEmpty() ? "" : ", escalates to " + names(told.escalations());
        return "%s %s (%s), %s -> %s, %s%s"
                .formatted(
                        notice.kind(),
                        notice.priority(),
                        notice.because(),
                        notice.before(),
                        notice.after(),
                        told.receivers().isEmpty() ? "to nobody" : "to " + names(told.receivers()),
                        escalations);
    }

    private static String names(Set<String> receivers) {
        return String.join(", ", receivers);
    }

    private static void say(String line, PrintWriter out) {
        out.println("    " + line);
    }

    private static void write(Share share, PrintWriter out) {
        out.println("%-32s %8d %8d %8d %8d"
                .formatted(
                        share.escalation() ? share.receiver() + " (escalation)" : share.receiver(),
                        share.present(),
                        share.other(),
                        share.more(),
                        share.fewer()));
    }
}
