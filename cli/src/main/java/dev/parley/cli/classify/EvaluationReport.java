package dev.parley.cli.classify;

import dev.parley.contract.event.ChangeType;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Prints how verdicts compare with labels. */
final class EvaluationReport {

    private static final int LEAST_PER_GROUP = 15;
    private static final Pattern KEY_WORD = Pattern.compile(
            "cease-?fire|truce|armistice|memorandum|peace (?:deal|plan|talks|agreement)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int LEAD_WORDS = 60;

    private final Evaluation evaluation;
    private final List<JudgedArticle> articles;
    private final PrintWriter out;

    EvaluationReport(Evaluation evaluation, PrintWriter out) {
        this.evaluation = evaluation;
        this.articles = evaluation.articles();
        this.out = out;
    }

    /** @param errors whether each error is listed, too */
    void print(boolean errors) {
        boolean learns = evaluation.learns();
        List<Decision> decisions = learns ? evaluation.decisionsConflictLeftOut() : evaluation.shippedDecisions();
        printFlags(learns, decisions);
        printGroups("language", one -> String.valueOf(one.verdict().language()));
        printGroups("outlet", JudgedArticle::outlet);
        printGroups("conflict", JudgedArticle::conflict);
        List<TypesFound> types = learns ? evaluation.typesByOtherConflicts() : List.of();
        printChanges(types);
        if (learns) {
            printConfusions(types);
        }
        String by = learns ? "leave one conflict out" : "as shipped";
        printKinds("false alarms by kind, " + by, decisions, Decision::isFalseAlarm, errors);
        printKinds("misses by kind, " + by, decisions, Decision::isMiss, errors);
        if (errors && learns) {
            printTypeErrors(types);
        }
    }

    /** @param decisions those with a conflict left out, where there are enough articles to learn from */
    private void printFlags(boolean learns, List<Decision> decisions) {
        long positive = articles.stream().filter(JudgedArticle::flagged).count();
        out.printf(Locale.ROOT, "%d articles, %d of them report a change%n%n", articles.size(), positive);
        out.println("flagged                            precision              recall                 F1");
        row("as shipped", evaluation.shipped());
        if (learns) {
            row("leave one conflict out", Evaluation.counts(decisions, one -> true));
            if (evaluation.learnsFromOtherOutlets()) {
                row("leave a tenth of the outlets out", evaluation.outletsLeftOut());
            }
            row("first lines, leave conflict out", evaluation.firstLinesConflictLeftOut());
            row("beginnings, leave conflict out", evaluation.beginningsConflictLeftOut());
        }
        row(
                "key word in title or first words",
                Counts.of(articles, JudgedArticle::flagged, one -> hasKeyWord(one, true)));
        row("key word anywhere", Counts.of(articles, JudgedArticle::flagged, one -> hasKeyWord(one, false)));
        out.println();
        if (!learns) {
            out.printf(
                    Locale.ROOT,
                    "too few articles to learn weights from and try them on others: that takes %d that report a change and %d"
                            + " that do not, of several conflicts%n%n",
                    Evaluation.LEAST_TO_LEARN_FROM,
                    Evaluation.LEAST_TO_LEARN_FROM);
        }
    }

    private static boolean hasKeyWord(JudgedArticle judged, boolean leadOnly) {
        String text = judged.article().text();
        if (leadOnly) {
            String[] words = SPACES.split(text, LEAD_WORDS + 1);
            text = String.join(" ", List.of(words).subList(0, Math.min(LEAD_WORDS, words.length)));
        }
        return KEY_WORD.matcher(judged.article().title()).find()
                || KEY_WORD.matcher(text).find();
    }

    private void printGroups(String what, Function<JudgedArticle, String> groupOf) {
        Map<String, List<JudgedArticle>> groups = new TreeMap<>();
        articles.forEach(one -> groups.computeIfAbsent(groupOf.apply(one), key -> new ArrayList<>())
                .add(one));
        out.println("as shipped, by " + what);
        groups.forEach((group, members) -> {
            if (members.size() >= LEAST_PER_GROUP && members.stream().anyMatch(JudgedArticle::flagged)) {
                row(group, Counts.of(members, JudgedArticle::flagged, one -> one.verdict()
                        .flagged()));
            }
        });
        out.println();
    }

    /** Types, instruments and parties of what both readers and verdict flag. */
    private void printChanges(List<TypesFound> byOtherConflicts) {
        ChangeFigures figures = ChangeFigures.of(articles);
        out.println("of what readers and verdict both flag (" + figures.articles() + ")");
        row("change types", figures.types());
        if (!byOtherConflicts.isEmpty()) {
            row("change types, leave conflict out", TypesFound.counts(byOtherConflicts, LabelledArticle::types));
            row("  but where two readers differ", TypesFound.counts(byOtherConflicts, LabelledArticle::typesAgreed));
        }
        row("instruments", figures.instruments());
        row("parties", figures.parties());
        out.printf(Locale.ROOT, "%-34s %.3f%n", "instruments all right", figures.instrumentsRight());
        out.printf(Locale.ROOT, "%-34s %.3f%n%n", "evidence for a type readers saw", figures.withEvidence());
        out.println("by change type");
        figures.byType().forEach((type, counts) -> row(type.name(), counts));
        out.println();
    }

    /** What is missed where something else is said in its place, the most frequent first. */
    private void printConfusions(List<TypesFound> types) {
        Map<String, Integer> confusions = new TreeMap<>();
        for (TypesFound one : types) {
            List<String> wrong = namesOrNothing(one.wrong());
            namesOrNothing(one.missed())
                    .forEach(from -> wrong.forEach(to -> confusions.merge(from + " for which " + to, 1, Integer::sum)));
        }
        confusions.remove("nothing for which nothing");
        out.println("change types missed, and wrong ones of the same articles, leave conflict out");
        confusions.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> count(entry.getValue(), entry.getKey()));
        out.println();
    }

    private static List<String> namesOrNothing(Set<ChangeType> types) {
        return types.isEmpty()
                ? List.of("nothing")
                : types.stream().map(ChangeType::name).toList();
    }

    /** How many errors there are of each kind, in the order of the kinds. */
    private void printKinds(String what, List<Decision> decisions, Predicate<Decision> isError, boolean listed) {
        Map<ErrorKind, List<Decision>> kinds = new EnumMap<>(ErrorKind.class);
        decisions.stream().filter(isError).forEach(error -> kinds.computeIfAbsent(
                        evaluation.kindOf(error), kind -> new ArrayList<>())
                .add(error));
        out.println(what);
        kinds.forEach((kind, errors) -> {
            count(errors.size(), kind.inWords());
            if (listed) {
                errors.forEach(this::printError);
            }
        });
        count(kinds.values().stream().mapToInt(List::size).sum(), "in all");
        out.println();
    }

    private void printError(Decision error) {
        JudgedArticle judged = error.article();
        out.printf(
                Locale.ROOT,
                "         %.2f %s | %s | %s%n",
                error.score(),
                judged.article().id(),
                judged.outlet(),
                judged.article().title());
    }

    private void printTypeErrors(List<TypesFound> types) {
        out.println("Types, leave conflict out");
        types.stream()
                .filter(one -> !one.missed().isEmpty() || !one.wrong().isEmpty())
                .forEach(one -> out.printf(
                        Locale.ROOT,
                        "    missed %s wrong %s right %s | %s | %s%n",
                        one.missed(),
                        one.wrong(),
                        one.right(),
                        one.of().article().id(),
                        one.of().article().title()));
    }

    private void count(int number, String of) {
        out.printf(Locale.ROOT, "%4d %s%n", number, of);
    }

    private void row(String name, Counts counts) {
        out.printf(Locale.ROOT, "%-34s %s%n", name, counts.asText());
    }
}
