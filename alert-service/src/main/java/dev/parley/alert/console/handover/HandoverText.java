package dev.parley.alert.console.handover;

import dev.parley.alert.console.EvidenceView;
import dev.parley.alert.console.Moments;
import dev.parley.alert.console.NoticeCard;
import dev.parley.alert.console.Segment;
import dev.parley.alert.console.Words;
import dev.parley.alert.console.handover.HandoverPage.Said;
import dev.parley.alert.console.handover.HandoverPage.Standing;
import dev.parley.contract.event.AgreementState;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The handover as plain text, for a chat or a mail. */
final class HandoverText {

    private final StringBuilder text = new StringBuilder();
    private final Words words;

    private HandoverText(Words words) {
        this.words = words;
    }

    static String of(HandoverPage page, Words words) {
        HandoverText handover = new HandoverText(words);
        handover.text
                .append(words.of("handover_title"))
                .append(": ")
                .append(words.of("handover_since_text", page.sinceText(words)))
                .append('\n');
        handover.notices("handover_moved", page.moved());
        handover.standings("handover_disputed", page.disputed());
        handover.list(
                "handover_open",
                page.open(),
                story -> story.headline()
                        + (story.claimedBy().isEmpty()
                                ? ""
                                : " (" + words.of("claimed_by") + " " + story.claimedBy() + ")")
                        + ", " + Moments.utc(story.raised(), words));
        handover.list(
                "handover_deadlines",
                page.deadlines(),
                deadline -> deadline.conflict() + ", " + words.of(deadline.instrument()) + ": "
                        + Moments.utc(deadline.due(), words) + ", “" + deadline.words() + "”");
        handover.list(
                "handover_silences",
                page.silences(),
                silence -> silence.what() + ", " + words.of("muted_until") + " " + Moments.utc(silence.ends(), words)
                        + " (" + silence.author() + ": " + silence.reason() + ")");
        handover.notices("handover_told", page.told());
        handover.notices("handover_corrected", page.corrected());
        handover.positions(page.positions());
        handover.standings("handover_standing", page.standing());
        if (page.isQuiet()) {
            handover.text.append('\n').append(words.of("handover_quiet")).append('\n');
        }
        return handover.text.toString();
    }

    private void heading(String key) {
        text.append('\n').append(words.of(key).toUpperCase(Locale.ROOT)).append('\n');
    }

    private void notices(String key, List<NoticeCard> cards) {
        if (cards.isEmpty()) {
            return;
        }
        heading(key);
        for (NoticeCard card : cards) {
            EvidenceView first = card.first();
            text.append("- ").append(card.headline().shown());
            AgreementState before = card.before();
            AgreementState after = card.after();
            if (before != null && after != null && before != after) {
                text.append(" (")
                        .append(words.of(before))
                        .append(" → ")
                        .append(words.of(after))
                        .append(')');
            }
            text.append("\n  ")
                    .append(Moments.utc(card.raised(), words))
                    .append(" · ")
                    .append(words.of(card.priority()))
                    .append(" · ")
                    .append(words.count("origin", card.origins()))
                    .append(" · ")
                    .append(first.outlet())
                    .append("\n  “")
                    .append(sentence(first))
                    .append("”\n");
            if (first.link() != null) {
                text.append("  ").append(first.link()).append('\n');
            }
        }
    }

    private <T> void list(String key, List<T> items, Function<T, String> line) {
        if (!items.isEmpty()) {
            heading(key);
            items.forEach(item -> text.append("- ").append(line.apply(item)).append('\n'));
        }
    }

    private void standings(String key, List<Standing> standings) {
        if (standings.isEmpty()) {
            return;
        }
        heading(key);
        for (Standing standing : standings) {
            text.append("- ")
                    .append(standing.conflict())
                    .append(", ")
                    .append(words.of(standing.instrument()))
                    .append(": ")
                    .append(words.of(standing.state()))
                    .append(", ")
                    .append(words.of("since_text", Moments.utc(standing.since(), words)))
                    .append('\n');
        }
    }

    private void positions(List<Said> positions) {
        if (positions.isEmpty()) {
            return;
        }
        heading("handover_positions");
        for (Said said : positions) {
            text.append("- ")
                    .append(said.party())
                    .append(", ")
                    .append(said.clause())
                    .append(": ")
                    .append(said.stance().shown())
                    .append(" (")
                    .append(said.outlet())
                    .append(")\n");
        }
    }

    private static String sentence(EvidenceView evidence) {
        return evidence.sentence().stream().map(Segment::text).collect(Collectors.joining());
    }
}
