package dev.parley.cli.classify;

import dev.parley.classify.ArticleClassifier;
import dev.parley.classify.scoring.LogisticModel;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Compares verdicts with labels. */
final class Evaluation {

    private static final int OUTLET_FOLDS = 10;

    /** Articles of each kind; with fewer, what is left when some are left out says nothing, or has no features at all. */
    static final int LEAST_TO_LEARN_FROM = 30;

    private final ArticleClassifier classifier;
    private final List<JudgedArticle> clear = new ArrayList<>();

    /** Articles on which reasonable readers could decide either way: learned from, never counted. */
    private final List<JudgedArticle> borderline = new ArrayList<>();

    Evaluation(ArticleClassifier classifier) {
        this.classifier = classifier;
    }

    /** Adds an article; borderline ones do not count, but are learned from a little. */
    void add(LabelledArticle labelled) {
        JudgedArticle judged = JudgedArticle.of(labelled, classifier);
        (judged.borderline() ? borderline : clear).add(judged);
    }

    /** The articles that count. */
    List<JudgedArticle> articles() {
        return Collections.unmodifiableList(clear);
    }

    /** Whether there are enough articles to learn weights from some and to try them on others. */
    boolean learns() {
        long positive = clear.stream().filter(JudgedArticle::flagged).count();
        return Math.min(positive, clear.size() - positive) >= LEAST_TO_LEARN_FROM
                && withoutConflict().learns();
    }

    /** Whether the articles of any tenth of the outlets leave some to learn from. */
    boolean learnsFromOtherOutlets() {
        return withoutOutlets().learns();
    }

    /** The weights learned from all articles, as the classifier reads them. */
    String learn() {
        return file(WeightLearning.flags(learnedFrom(), JudgedArticle::conflict));
    }

    /** The weights of the change types, learned from all flagged articles. */
    String learnTypes() {
        return file(WeightLearning.types(learnedFrom()));
    }

    /** Flags with the weights that ship. */
    Counts shipped() {
        return counts(shippedDecisions(), one -> true);
    }

    /** Flags of whole articles, each by weights learned without its conflict. */
    Counts conflictLeftOut() {
        return counts(decisionsConflictLeftOut(), one -> true);
    }

    /** Flags of whole articles, each by weights learned without its tenth of the outlets. */
    Counts outletsLeftOut() {
        return counts(withoutOutlets().flags(JudgedArticle::features), one -> true);
    }

    /** Flags of first lines, each by weights learned without its conflict; of flagged articles those that name an instrument. */
    Counts firstLinesConflictLeftOut() {
        return ofPartConflictLeftOut(JudgedArticle::firstLines);
    }

    /** The same of beginnings. */
    Counts beginningsConflictLeftOut() {
        return ofPartConflictLeftOut(JudgedArticle::beginning);
    }

    /** Types of articles that readers flag, each by weights and threshold learned without its conflict. */
    Counts typesConflictLeftOut() {
        return TypesFound.counts(typesByOtherConflicts(), LabelledArticle::types);
    }

    /** The share of articles that both readers and verdict flag whose instruments are exactly those readers named. */
    double instrumentsRight() {
        return ChangeFigures.of(clear).instrumentsRight();
    }

    List<Decision> shippedDecisions() {
        return clear.stream().map(Decision::shipped).toList();
    }

    List<Decision> decisionsConflictLeftOut() {
        return withoutConflict().flags(JudgedArticle::features);
    }

    List<TypesFound> typesByOtherConflicts() {
        return withoutConflict().types();
    }

    /** What the rules see in an article about which verdict and readers differ. */
    ErrorKind kindOf(Decision error) {
        return ErrorKind.of(classifier.findings(error.article().article()));
    }

    static Counts counts(List<Decision> decisions, Predicate<JudgedArticle> counted) {
        return Counts.of(
                decisions.stream().filter(one -> counted.test(one.article())).toList(),
                one -> one.article().flagged(),
                Decision::flagged);
    }

    /**
     * Prints all figures and the kinds of the errors.
     *
     * @param errors whether each error is listed under its kind, too
     */
    void print(PrintWriter out, boolean errors) {
        new EvaluationReport(this, out).print(errors);
    }

    private Counts ofPartConflictLeftOut(Function<JudgedArticle, List<Map<String, Double>>> part) {
        return counts(
                withoutConflict().flags(part),
                one -> !one.flagged() || !part.apply(one).isEmpty());
    }

    private CrossValidation withoutOutlets() {
        return new CrossValidation(
                learnedFrom(), one -> "" + Math.floorMod(one.outlet().hashCode(), OUTLET_FOLDS));
    }

    private CrossValidation withoutConflict() {
        return new CrossValidation(learnedFrom(), JudgedArticle::conflict);
    }

    /** The borderline ones last: the order of examples decides on the last digits of what is learned. */
    private List<JudgedArticle> learnedFrom() {
        List<JudgedArticle> all = new ArrayList<>(clear);
        all.addAll(borderline);
        return all;
    }

    private static String file(LogisticModel model) {
        StringBuilder file = new StringBuilder("# Learned by: parley evaluate --learn\n");
        file.append(String.format(Locale.ROOT, "threshold %.2f%n", model.threshold()));
        model.weights().forEach((name, weight) -> file.append(String.format(Locale.ROOT, "%s %.4f%n", name, weight)));
        return file.toString();
    }
}
