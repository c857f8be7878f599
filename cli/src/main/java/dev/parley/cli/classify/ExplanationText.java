package dev.parley.cli.classify;

import dev.parley.classify.Article;
import dev.parley.classify.Explanation;
import dev.parley.classify.Explanation.Contribution;
import dev.parley.classify.Explanation.ToldChange;
import dev.parley.classify.Verdict;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.StatedPosition;
import dev.parley.contract.event.VerdictReason;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes an explanation for people to read. */
final class ExplanationText {

    private static final int MOST_CONTRIBUTIONS = 6;
    private static final int LONGEST_QUOTE = 400;

    private final FeatureWords words = new FeatureWords();
    private final PrintWriter out;

    ExplanationText(PrintWriter out) {
        this.out = out;
    }

    void write(Article article, Explanation explanation) {
        Verdict verdict = explanation.verdict();
        out.println(oneLine(article.title().isBlank() ? article.id() : article.title()));
        out.println();
        out.println(verdict.flagged() ? "FLAGGED: a change is reported." : "NOT FLAGGED: " + inWords(verdict.reason()));
        out.printf(
                Locale.ROOT,
                "score %.2f (from %.2f on an article is flagged), conflict %s, language %s, reason %s, rules %s%n",
                verdict.score(),
                explanation.threshold(),
                Objects.requireNonNullElse(verdict.dossier(), "none that is watched"),
                Objects.requireNonNullElse(verdict.language(), "unknown"),
                verdict.reason(),
                verdict.rulesVersion());
        if (verdict.flagged()) {
            writeChanges(verdict.changes(), explanation.told());
        } else {
            explanation.told().forEach(this::writeNearest);
        }
        writeContributions("What speaks for a change", explanation.contributions(), 1);
        writeContributions("What speaks against it", explanation.contributions(), -1);
        writePositions(verdict.positions());
    }

    private void writeChanges(List<Change> changes, List<ToldChange> told) {
        out.println();
        out.println(changes.size() == 1 ? "The change" : "The changes");
        for (Change change : changes) {
            out.println("  " + headline(change));
            writeQuote(change.evidence());
            told.stream()
                    .filter(one -> one.evidence().equals(change.evidence()) && one.type() == change.type())
                    .findFirst()
                    .ifPresent(one -> out.println("    " + cues(one) + ", rule " + change.rule()));
        }
    }

    private static String headline(Change change) {
        StringBuilder headline =
                new StringBuilder(instrument(change.instrument())).append(' ').append(inWords(change.type()));
        if (change.modality() != Modality.ASSERTED) {
            headline.append(" (").append(inWords(change.modality())).append(')');
        }
        if (change.actor() != null) {
            headline.append(", done by ").append(oneLine(change.actor()));
        }
        if (change.speaker() != null) {
            headline.append(", said by ").append(oneLine(change.speaker()));
        }
        if (!change.parties().isEmpty()) {
            headline.append(", parties ").append(String.join(" and ", change.parties()));
        }
        return headline.toString();
    }

    private void writeNearest(ToldChange nearest) {
        out.println();
        out.println("The sentence that came nearest");
        writeQuote(nearest.evidence());
        Modality modality = nearest.modality();
        out.println("    " + cues(nearest)
                + (nearest.type() == null ? "" : ", read as " + inWords(nearest.type()))
                + (modality == null ? "" : ", " + inWords(modality)));
    }

    private void writeQuote(Evidence evidence) {
        String quote = oneLine(evidence.quote());
        out.println("    \u201c"
                + (quote.length() > LONGEST_QUOTE ? quote.substring(0, LONGEST_QUOTE) + "\u2026" : quote)
                + "\u201d");
        out.printf(
                Locale.ROOT,
                "    in the %s, characters %d to %d%n",
                evidence.field().name().toLowerCase(Locale.ROOT),
                evidence.start(),
                evidence.end());
    }

    private static String cues(ToldChange told) {
        String instrument = "\u201c" + oneLine(told.instrument()) + "\u201d";
        return told.cue().isEmpty()
                ? "the words " + instrument
                : "the words \u201c" + oneLine(told.cue()) + "\u201d and " + instrument;
    }

    private void writeContributions(String head, List<Contribution> contributions, int sign) {
        List<Contribution> heaviest = contributions.stream()
                .filter(one -> one.effect() * sign > 0)
                .limit(MOST_CONTRIBUTIONS)
                .toList();
        if (!heaviest.isEmpty()) {
            out.println();
            out.println(head);
            for (Contribution one : heaviest) {
                out.printf(
                        Locale.ROOT,
                        "  %+6.2f  %s (%.2f)%n",
                        one.effect(),
                        words.of(one.feature()),
                        Math.abs(one.value()));
            }
        }
    }

    private void writePositions(List<StatedPosition> positions) {
        if (positions.isEmpty()) {
            return;
        }
        out.println();
        out.println("Positions");
        String clause = "";
        for (StatedPosition position : positions) {
            if (!position.clause().equals(clause)) {
                clause = position.clause();
                out.println("  " + clause.replace('-', ' '));
            }
            out.println("    " + position.party() + ": " + oneLine(position.stance()));
        }
    }

    private static String instrument(Instrument instrument) {
        return instrument.name().charAt(0) + instrument.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String inWords(ChangeType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String inWords(Modality modality) {
        return switch (modality) {
            case ASSERTED -> "told as a fact";
            case DENIED -> "denied";
            case POSSIBLE -> "possible";
            case CONDITIONAL -> "on a condition";
            case BACKGROUND -> "told as history";
        };
    }

    private static String inWords(VerdictReason reason) {
        return switch (reason) {
            case CHANGE_REPORTED -> "a change is reported.";
            case NO_MENTION -> "no ceasefire and no peace memorandum is named.";
            case OTHER_SENSE -> "the key words mean something else here.";
            case NO_CONFLICT -> "no conflict is recognised to which the key words could belong.";
            case OPINION -> "it is opinion, not a report.";
            case BACKGROUND_ONLY -> "what it says of a ceasefire or memorandum is history.";
            case NO_CHANGE -> "it speaks of a ceasefire or memorandum, but reports no change firmly enough.";
            case UNSUPPORTED_LANGUAGE -> "its language is not read.";
        };
    }

    /** What stands in an article may hold anything; on a terminal it must be one line that controls nothing. */
    private static String oneLine(@Nullable String text) {
        return Objects.requireNonNullElse(text, "")
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .mapToObj(c -> Character.isISOControl(c) ? " " : Character.toString(c))
                .collect(Collectors.joining())
                .replaceAll(" +", " ")
                .strip();
    }
}
