package dev.parley.cli.classify;

import dev.parley.classify.Article;
import dev.parley.classify.ArticleClassifier;
import dev.parley.classify.Verdict;
import dev.parley.classify.scoring.LogisticModel;
import dev.parley.classify.scoring.MainTypes;
import dev.parley.cli.classify.LogisticTrainer.Example;
import dev.parley.cli.classify.LogisticTrainer.Method;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares verdicts with labels. */
final class Evaluation {

    private static final int OUTLET_FOLDS = 10;
    private static final int LEAST_PER_GROUP = 15;

    /** Articles of each kind; with fewer, what is left when some are left out says nothing, or has no features at all. */
    private static final int LEAST_TO_LEARN_FROM = 30;

    private static final Pattern KEY_WORD = Pattern.compile(
            "cease-?fire|truce|armistice|memorandum|peace (?:deal|plan|talks|agreement)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int LEAD_WORDS = 60;
    private static final int FIRST_LINES = 400;
    private static final int BEGINNING = 1_200;
    private static final double WEIGHT_OF_BORDERLINE = 0.3;
    private static final int INNER_FOLDS = 3;
    private static final int FLAGGED_BY_UNFLAGGED = 6;
    private static final int LEAST_THRESHOLD = 20;
    private static final int MOST_THRESHOLD = 75;

    /** By how much F1 differs from threshold to threshold for no reason. */
    private static final double AS_GOOD = 0.01;

    private static final double TIE = 1e-9;
    private static final Method FLAGS = new Method(10, true, true);
    private static final Method TYPES = new Method(2, false, false);

    private final ArticleClassifier classifier;
    private final List<Case> cases = new ArrayList<>();

    /** Articles on which reasonable readers could decide either way: learned from, never counted. */
    private final List<Case> borderline = new ArrayList<>();

    /** A labelled article with its verdict. */
    private record Case(
            LabelledArticle labelled,
            boolean flagged,
            Verdict verdict,
            Map<String, Double> features,
            Map<String, Double> beginning,
            Map<String, Double> firstLines,
            Map<ChangeType, Map<String, Double>> typeFeatures) {

        Article article() {
            return labelled.article();
        }

        /** Conflicts without a dossier are told apart by nothing, so they are spread over a few groups. */
        String conflict() {
            String dossier = verdict.dossier();
            return dossier == null ? "none " + Math.floorMod(article().id().hashCode(), 6) : dossier;
        }

        String outlet() {
            String outlet = article().outlet();
            return outlet == null ? "unknown" : outlet;
        }
    }

    private record Scored(double score, boolean flagged) {}

    Evaluation(ArticleClassifier classifier) {
        this.classifier = classifier;
    }

    /** Adds an article; borderline ones do not count, but are learned from a little. */
    void add(LabelledArticle labelled) {
        Boolean flagged = labelled.flagged();
        Article article = labelled.article();
        Case added = new Case(
                labelled,
                flagged != null && flagged,
                classifier.classify(article),
                classifier.features(article),
                classifier.features(first(BEGINNING, article)),
                classifier.features(first(FIRST_LINES, article)),
                labelled.types().isEmpty() ? Map.of() : classifier.typeFeatures(article));
        (flagged == null ? borderline : cases).add(added);
    }

    /** All articles to learn from, but those of the group in question. */
    private List<Case> learnedFrom(Predicate<Case> group) {
        return Stream.concat(cases.stream(), borderline.stream())
                .filter(group.negate())
                .toList();
    }

    /** The weights learned from all articles, as the classifier reads them. */
    String learn() {
        return file(learned(cases, learnedFrom(c -> false), Case::conflict));
    }

    /** The weights of the change types, learned from all flagged articles. */
    String learnTypes() {
        return file(learnedTypes(cases, learnedFrom(c -> false)));
    }

    private static String file(LogisticModel model) {
        StringBuilder file = new StringBuilder("# Learned by: parley evaluate --learn\n");
        file.append(String.format(Locale.ROOT, "threshold %.2f%n", model.threshold()));
        model.weights().forEach((name, weight) -> file.append(String.format(Locale.ROOT, "%s %.4f%n", name, weight)));
        return file.toString();
    }

    private static List<Example> typeExamples(List<Case> cases) {
        List<Example> examples = new ArrayList<>();
        for (Case c : cases) {
            c.typeFeatures.forEach((type, features) -> examples.add(new Example(
                    features, c.labelled.types().contains(type) ? 1 : 0, c.flagged ? 1 : WEIGHT_OF_BORDERLINE)));
        }
        return examples;
    }

    /** Flags with the weights that ship. */
    Counts shipped() {
        return Counts.of(cases, Case::flagged, c -> c.verdict.flagged());
    }

    /** Flags of whole articles, each by weights learned without its conflict. */
    Counts conflictLeftOut() {
        return crossValidated(Case::conflict, Case::features, c -> true);
    }

    /** Flags of whole articles, each by weights learned without its tenth of the outlets. */
    Counts outletsLeftOut() {
        return crossValidated(c -> "" + outletFold(c), Case::features, c -> true);
    }

    /** Flags of first lines, each by weights learned without its conflict; of flagged articles those that name an instrument. */
    Counts firstLinesConflictLeftOut() {
        return crossValidated(Case::conflict, Case::firstLines, c -> !c.flagged || !c.firstLines.isEmpty());
    }

    /** The same of beginnings. */
    Counts beginningsConflictLeftOut() {
        return crossValidated(Case::conflict, Case::beginning, c -> !c.flagged || !c.beginning.isEmpty());
    }

    /** Types of articles that readers flag, each by weights and threshold learned without its conflict. */
    Counts typesConflictLeftOut() {
        return typeCounts(typesByOtherConflicts(), LabelledArticle::types);
    }

    /** An article that readers flag, and the types found in it by weights learned from other conflicts. */
    private record TypesFound(Case of, List<ChangeType> types) {

        Set<ChangeType> missed() {
            Set<ChangeType> missed = EnumSet.noneOf(ChangeType.class);
            missed.addAll(of.labelled.typesAgreed());
            types.forEach(missed::remove);
            return missed;
        }

        Set<ChangeType> wrong() {
            Set<ChangeType> wrong = EnumSet.noneOf(ChangeType.class);
            wrong.addAll(types);
            wrong.removeAll(of.labelled.types());
            return wrong;
        }
    }

    private List<TypesFound> typesByOtherConflicts() {
        return groups(Case::conflict).parallelStream()
                .flatMap(group -> {
                    LogisticModel model = learnedTypes(
                            cases.stream()
                                    .filter(c -> !c.conflict().equals(group))
                                    .toList(),
                            learnedFrom(c -> c.conflict().equals(group)));
                    return cases.stream()
                            .filter(c -> c.flagged && c.conflict().equals(group))
                            .map(c -> new TypesFound(c, MainTypes.of(c.typeFeatures, model)));
                })
                .toList();
    }

    /** @param asked the types that must be found; one that any reader saw is never wrong */
    private static Counts typeCounts(List<TypesFound> found, Function<LabelledArticle, Set<ChangeType>> asked) {
        Counts counts = new Counts();
        found.forEach(one -> countTypes(one.of, one.types, asked, counts));
        return counts;
    }

    private static void countTypes(
            Case c, Collection<ChangeType> found, Function<LabelledArticle, Set<ChangeType>> asked, Counts counts) {
        Set<ChangeType> must = asked.apply(c.labelled);
        for (ChangeType type : ChangeType.values()) {
            boolean right = c.labelled.types().contains(type);
            counts.count(found.contains(type) ? right : must.contains(type), found.contains(type));
        }
    }

    private Set<String> groups(Function<Case, String> groupOf) {
        return cases.stream().map(groupOf).collect(Collectors.toCollection(TreeSet::new));
    }

    void print(PrintWriter out, boolean errors) {
        long positive = cases.stream().filter(Case::flagged).count();
        out.printf(Locale.ROOT, "%d articles, %d of them report a change%n%n", cases.size(), positive);
        out.println("flagged                            precision              recall                 F1");
        row(out, "as shipped", shipped());
        boolean learns = Math.min(positive, cases.size() - positive) >= LEAST_TO_LEARN_FROM;
        if (learns) {
            row(out, "leave one conflict out", conflictLeftOut());
            row(out, "leave a tenth of the outlets out", outletsLeftOut());
            row(out, "first lines, leave conflict out", firstLinesConflictLeftOut());
            row(out, "beginnings, leave conflict out", beginningsConflictLeftOut());
        }
        row(out, "key word in title or first words", Counts.of(cases, Case::flagged, c -> keyWord(c, true)));
        row(out, "key word anywhere", Counts.of(cases, Case::flagged, c -> keyWord(c, false)));
        out.println();
        if (!learns) {
            out.printf(
                    Locale.ROOT,
                    "too few articles to learn weights from and try them on others: that takes %d that report a change and %d"
                            + " that do not%n%n",
                    LEAST_TO_LEARN_FROM,
                    LEAST_TO_LEARN_FROM);
        }
        groups(out, "language", c -> String.valueOf(c.verdict.language()));
        groups(out, "outlet", Case::outlet);
        groups(out, "conflict", Case::conflict);
        List<TypesFound> types = learns ? typesByOtherConflicts() : List.of();
        printChanges(out, types);
        if (learns) {
            printConfusions(out, types);
        }
        if (errors) {
            list(out, "False alarms", c -> !c.flagged && c.verdict.flagged());
            list(out, "Misses", c -> c.flagged && !c.verdict.flagged());
        }
        if (errors && learns) {
            out.println("Types, leave conflict out");
            types.stream()
                    .filter(one -> !one.missed().isEmpty() || !one.wrong().isEmpty())
                    .forEach(one -> out.printf(
                            Locale.ROOT,
                            "    missed %s wrong %s right %s | %s | %s%n",
                            one.missed(),
                            one.wrong(),
                            one.types.stream()
                                    .filter(one.of.labelled.types()::contains)
                                    .toList(),
                            one.of.article().id(),
                            one.of.article().title()));
        }
    }

    private static int outletFold(Case c) {
        return Math.floorMod(c.outlet().hashCode(), OUTLET_FOLDS);
    }

    /** Every article is decided by weights and a threshold that were learned without any article of its group. */
    private Counts crossValidated(
            Function<Case, String> groupOf, Function<Case, Map<String, Double>> features, Predicate<Case> counted) {
        Counts counts = new Counts();
        groups(groupOf).parallelStream()
                .map(group -> {
                    LogisticModel model = learned(
                            cases.stream()
                                    .filter(c -> !groupOf.apply(c).equals(group))
                                    .toList(),
                            learnedFrom(c -> groupOf.apply(c).equals(group)),
                            groupOf);
                    Counts own = new Counts();
                    cases.stream()
                            .filter(c -> groupOf.apply(c).equals(group) && counted.test(c))
                            .forEach(c -> own.count(c.flagged, score(model, features.apply(c)) >= model.threshold()));
                    return own;
                })
                .forEachOrdered(counts::add);
        return counts;
    }

    private static double score(LogisticModel model, Map<String, Double> features) {
        return features.isEmpty() ? 0 : model.score(features);
    }

    /**
     * Weights from these cases, and the threshold that was best for articles whose group was left out in turn.
     *
     * @param clear those of the cases that count
     */
    private static LogisticModel learned(List<Case> clear, List<Case> cases, Function<Case, String> groupOf) {
        Map<String, Integer> folds = folds(clear, groupOf);
        List<Scored> scored = new ArrayList<>();
        for (int fold = 0; fold < INNER_FOLDS; fold++) {
            int left = fold;
            LogisticModel model = LogisticTrainer.train(
                    examples(cases.stream()
                            .filter(c -> folds.getOrDefault(groupOf.apply(c), 0) != left)
                            .toList()),
                    FLAGS,
                    0);
            clear.stream()
                    .filter(c -> folds.getOrDefault(groupOf.apply(c), 0) == left)
                    .filter(c -> !c.features.isEmpty())
                    .map(c -> new Scored(model.score(c.features), c.flagged))
                    .forEach(scored::add);
        }
        return LogisticTrainer.train(examples(cases), FLAGS, balanced(scored));
    }

    /** Groups go to folds so that these have about as many articles that report a change. */
    private static Map<String, Integer> folds(List<Case> cases, Function<Case, String> groupOf) {
        Map<String, Long> sizes = cases.stream()
                .collect(Collectors.groupingBy(
                        groupOf, TreeMap::new, Collectors.summingLong(c -> c.flagged ? FLAGGED_BY_UNFLAGGED : 1)));
        long[] filled = new long[INNER_FOLDS];
        Map<String, Integer> folds = new TreeMap<>();
        sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(group -> {
                    int least = 0;
                    for (int fold = 1; fold < INNER_FOLDS; fold++) {
                        least = filled[fold] < filled[least] ? fold : least;
                    }
                    filled[least] += group.getValue();
                    folds.put(group.getKey(), least);
                });
        return folds;
    }

    /** The threshold at which precision and recall come closest; the middle of those that are as good. */
    private static double balanced(List<Scored> scored) {
        double most = -1;
        List<Double> best = new ArrayList<>();
        for (int percent = LEAST_THRESHOLD; percent <= MOST_THRESHOLD; percent++) {
            double threshold = percent / 100.0;
            Counts counts = new Counts();
            scored.forEach(one -> counts.count(one.flagged, one.score >= threshold));
            double worse = Math.min(counts.precision(), counts.recall());
            if (worse > most + TIE) {
                best.clear();
                most = worse;
            }
            if (worse > most - TIE) {
                best.add(threshold);
            }
        }
        return best.get(best.size() / 2);
    }

    /**
     * Weights of the types, and the middle of the thresholds with the best F1 for articles whose conflict was left out in
     * turn; the very best is an accident of few articles.
     */
    private static LogisticModel learnedTypes(List<Case> clear, List<Case> cases) {
        Map<String, Integer> folds = folds(clear, Case::conflict);
        List<LogisticModel> models = new ArrayList<>();
        for (int fold = 0; fold < INNER_FOLDS; fold++) {
            int left = fold;
            models.add(LogisticTrainer.train(
                    typeExamples(cases.stream()
                            .filter(c -> folds.getOrDefault(c.conflict(), 0) != left)
                            .toList()),
                    TYPES,
                    0));
        }
        Map<Double, Double> f1 = new TreeMap<>();
        for (int percent = LEAST_THRESHOLD; percent <= MOST_THRESHOLD; percent++) {
            double threshold = percent / 100.0;
            Counts counts = new Counts();
            for (Case c : clear) {
                if (c.flagged) {
                    LogisticModel model = new LogisticModel(
                            threshold,
                            models.get(folds.getOrDefault(c.conflict(), 0)).weights());
                    countTypes(c, MainTypes.of(c.typeFeatures, model), LabelledArticle::types, counts);
                }
            }
            f1.put(threshold, counts.f1());
        }
        double most = Collections.max(f1.values());
        List<Double> best = f1.keySet().stream()
                .filter(threshold -> f1.getOrDefault(threshold, 0.0) >= most - AS_GOOD)
                .toList();
        return LogisticTrainer.train(typeExamples(cases), TYPES, best.get(best.size() / 2));
    }

    /**
     * Whole articles, their beginnings and their first lines, for feeds often give no more: so neither the length of an
     * article is taken for news nor its shortness for none. What names no instrument teaches nothing.
     */
    private static List<Example> examples(List<Case> cases) {
        List<Example> examples = new ArrayList<>();
        for (Case c : cases) {
            List<Map<String, Double>> lengths = List.of(c.features, c.beginning, c.firstLines);
            lengths.forEach(features -> add(examples, features, c, 1.0 / lengths.size()));
        }
        return examples;
    }

    private static void add(List<Example> examples, Map<String, Double> features, Case c, double weight) {
        if (!features.isEmpty()) {
            boolean clear = c.labelled.flagged() != null;
            double target = clear ? c.flagged ? 1 : 0 : c.labelled.votes();
            examples.add(new Example(features, target, clear ? weight : weight * WEIGHT_OF_BORDERLINE));
        }
    }

    /** Title and first lines of an article. */
    private static Article first(int characters, Article article) {
        String text = article.text();
        int end = text.length() <= characters ? text.length() : text.lastIndexOf(' ', characters);
        return new Article(
                article.id(),
                article.title(),
                text.substring(0, Math.max(0, end)),
                article.url(),
                article.outlet(),
                article.language(),
                article.published());
    }

    private static boolean keyWord(Case c, boolean leadOnly) {
        String text = c.article().text();
        if (leadOnly) {
            String[] words = SPACES.split(text, LEAD_WORDS + 1);
            text = String.join(" ", List.of(words).subList(0, Math.min(LEAD_WORDS, words.length)));
        }
        return KEY_WORD.matcher(c.article().title()).find()
                || KEY_WORD.matcher(text).find();
    }

    private void groups(PrintWriter out, String what, Function<Case, String> groupOf) {
        Map<String, List<Case>> groups = new TreeMap<>();
        cases.forEach(c -> groups.computeIfAbsent(groupOf.apply(c), key -> new ArrayList<>())
                .add(c));
        out.println("as shipped, by " + what);
        groups.forEach((group, members) -> {
            if (members.size() >= LEAST_PER_GROUP && members.stream().anyMatch(Case::flagged)) {
                row(out, group, Counts.of(members, Case::flagged, c -> c.verdict.flagged()));
            }
        });
        out.println();
    }

    /** The share of articles that both readers and verdict flag whose instruments are exactly those readers named. */
    double instrumentsRight() {
        List<Case> both =
                cases.stream().filter(c -> c.flagged && c.verdict.flagged()).toList();
        long right = both.stream()
                .filter(c -> c.verdict.changes().stream()
                        .map(Change::instrument)
                        .collect(Collectors.toSet())
                        .equals(c.labelled.instruments()))
                .count();
        return (double) right / Math.max(1, both.size());
    }

    /** Types, instruments and parties of what both readers and verdict flag. */
    private void printChanges(PrintWriter out, List<TypesFound> byOtherConflicts) {
        Counts types = new Counts();
        Map<ChangeType, Counts> byType = new TreeMap<>();
        Counts instruments = new Counts();
        Counts parties = new Counts();
        int both = 0;
        int evidenceHits = 0;
        for (Case c : cases) {
            if (!c.flagged || !c.verdict.flagged()) {
                continue;
            }
            both++;
            Set<ChangeType> found = EnumSet.noneOf(ChangeType.class);
            Set<Instrument> named = EnumSet.noneOf(Instrument.class);
            Set<String> who = new HashSet<>();
            boolean hit = false;
            for (Change change : c.verdict.changes()) {
                found.add(change.type());
                named.add(change.instrument());
                change.parties().forEach(party -> who.add(party.toLowerCase(Locale.ROOT)));
                hit |= c.labelled.types().contains(change.type());
            }
            evidenceHits += hit ? 1 : 0;
            for (ChangeType type : ChangeType.values()) {
                boolean expected = c.labelled.types().contains(type);
                types.count(expected, found.contains(type));
                byType.computeIfAbsent(type, t -> new Counts()).count(expected, found.contains(type));
            }
            for (Instrument instrument : Instrument.values()) {
                instruments.count(c.labelled.instruments().contains(instrument), named.contains(instrument));
            }
            Set<String> expected = new HashSet<>();
            c.labelled.parties().forEach(party -> expected.add(party.toLowerCase(Locale.ROOT)));
            Set<String> all = new TreeSet<>(expected);
            all.addAll(who);
            all.forEach(party -> parties.count(expected.contains(party), who.contains(party)));
        }
        out.println("of what readers and verdict both flag (" + both + ")");
        row(out, "change types", types);
        if (!byOtherConflicts.isEmpty()) {
            row(out, "change types, leave conflict out", typeCounts(byOtherConflicts, LabelledArticle::types));
            row(out, "  but where two readers differ", typeCounts(byOtherConflicts, LabelledArticle::typesAgreed));
        }
        row(out, "instruments", instruments);
        row(out, "parties", parties);
        out.printf(Locale.ROOT, "%-34s %.3f%n", "instruments all right", instrumentsRight());
        out.printf(
                Locale.ROOT,
                "%-34s %.3f%n%n",
                "evidence for a type readers saw",
                (double) evidenceHits / Math.max(1, both));
        out.println("by change type");
        byType.forEach((type, counts) -> row(out, type.name(), counts));
        out.println();
    }

    /** What is missed where something else is said in its place, the most frequent first. */
    private static void printConfusions(PrintWriter out, List<TypesFound> types) {
        Map<String, Integer> confusions = new TreeMap<>();
        for (TypesFound one : types) {
            List<String> missed = one.missed().isEmpty()
                    ? List.of("nothing")
                    : one.missed().stream().map(ChangeType::name).toList();
            List<String> wrong = one.wrong().isEmpty()
                    ? List.of("nothing")
                    : one.wrong().stream().map(ChangeType::name).toList();
            missed.forEach(from -> wrong.forEach(to -> confusions.merge(from + " for which " + to, 1, Integer::sum)));
        }
        confusions.remove("nothing for which nothing");
        out.println("change types missed, and wrong ones of the same articles, leave conflict out");
        confusions.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> out.printf(Locale.ROOT, "%4d %s%n", entry.getValue(), entry.getKey()));
        out.println();
    }

    private void list(PrintWriter out, String what, Predicate<Case> errors) {
        Map<String, List<Case>> byReason = new TreeMap<>();
        cases.stream().filter(errors).forEach(c -> byReason.computeIfAbsent(
                        c.verdict.reason().name(), reason -> new ArrayList<>())
                .add(c));
        out.println(what);
        byReason.forEach((reason, members) -> {
            out.println("  " + reason);
            members.forEach(c -> out.printf(
                    Locale.ROOT,
                    "    %.2f %s | %s | %s%n",
                    c.verdict.score(),
                    c.article().id(),
                    c.outlet(),
                    c.article().title()));
        });
        out.println();
    }

    private static void row(PrintWriter out, String name, Counts counts) {
        out.printf(
                Locale.ROOT,
                "%-34s %s  %s  %.3f%n",
                name,
                interval(counts.right, counts.right + counts.wrong),
                interval(counts.right, counts.right + counts.missed),
                counts.f1());
    }

    /** A share with its 95 % interval by Wilson. */
    private static String interval(int hits, int of) {
        if (of == 0) {
            return "-                    ";
        }
        double z = 1.96;
        double share = (double) hits / of;
        double middle = (share + z * z / (2 * of)) / (1 + z * z / of);
        double half = z / (1 + z * z / of) * Math.sqrt(share * (1 - share) / of + z * z / (4.0 * of * of));
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", share, middle - half, middle + half);
    }

    /** How often yes was right, wrong, missed. */
    static final class Counts {

        private int right;
        private int wrong;
        private int missed;

        static Counts of(List<Case> cases, Predicate<Case> expected, Predicate<Case> found) {
            Counts counts = new Counts();
            cases.forEach(c -> counts.count(expected.test(c), found.test(c)));
            return counts;
        }

        void count(boolean expected, boolean found) {
            if (expected && found) {
                right++;
            } else if (found) {
                wrong++;
            } else if (expected) {
                missed++;
            }
        }

        void add(Counts other) {
            right += other.right;
            wrong += other.wrong;
            missed += other.missed;
        }

        double precision() {
            return (double) right / Math.max(1, right + wrong);
        }

        double recall() {
            return (double) right / Math.max(1, right + missed);
        }

        double f1() {
            return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
        }
    }
}
