package dev.parley.cli.classify;

import dev.parley.classify.scoring.LogisticModel;
import dev.parley.classify.scoring.MainTypes;
import dev.parley.classify.scoring.NewsScore;
import dev.parley.cli.classify.LogisticTrainer.Example;
import dev.parley.cli.classify.LogisticTrainer.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Learns weights from labelled articles, and thresholds from those whose group was left out in turn. */
final class WeightLearning {

    private static final double WEIGHT_OF_BORDERLINE = 0.3;
    private static final int INNER_FOLDS = 3;
    private static final int LENGTHS = 3;
    private static final int FLAGGED_BY_UNFLAGGED = 6;
    private static final int LEAST_THRESHOLD = 20;
    private static final int MOST_THRESHOLD = 75;

    /** By how much F1 differs from threshold to threshold for no reason. */
    private static final double AS_GOOD = 0.01;

    private static final double TIE = 1e-9;
    private static final Method FLAGS = new Method(10, true, true);
    private static final Method TYPES = new Method(2, false, false);

    private record Scored(double score, boolean flagged) {}

    private WeightLearning() {}

    /** Weights by which an article counts as news, and the threshold that was best for articles of other groups. */
    static LogisticModel flags(List<JudgedArticle> articles, Function<JudgedArticle, String> groupOf) {
        Map<String, Integer> folds = folds(articles, groupOf);
        List<Scored> scored = new ArrayList<>();
        for (int fold = 0; fold < INNER_FOLDS; fold++) {
            int left = fold;
            LogisticModel model = LogisticTrainer.train(
                    examples(articles.stream()
                            .filter(one -> folds.getOrDefault(groupOf.apply(one), 0) != left)
                            .toList()),
                    FLAGS,
                    0);
            articles.stream()
                    .filter(one -> !one.borderline())
                    .filter(one -> folds.getOrDefault(groupOf.apply(one), 0) == left)
                    .filter(one -> !one.features().isEmpty())
                    .map(one -> new Scored(score(one.features(), model), one.flagged()))
                    .forEach(scored::add);
        }
        return LogisticTrainer.train(examples(articles), FLAGS, balanced(scored));
    }

    /** A live page scores what its best item does; what names no instrument scores 0. */
    static double score(List<Map<String, Double>> features, LogisticModel model) {
        return features.stream()
                .mapToDouble(part -> NewsScore.of(part, model))
                .max()
                .orElse(0);
    }

    /**
     * Weights by which a type of change counts as news, and the middle of the thresholds with the best F1 for articles whose
     * conflict was left out in turn; the very best is an accident of few articles.
     */
    static LogisticModel types(List<JudgedArticle> articles) {
        Map<String, Integer> folds = folds(articles, JudgedArticle::conflict);
        List<LogisticModel> models = new ArrayList<>();
        for (int fold = 0; fold < INNER_FOLDS; fold++) {
            int left = fold;
            models.add(LogisticTrainer.train(
                    typeExamples(articles.stream()
                            .filter(one -> folds.getOrDefault(one.conflict(), 0) != left)
                            .toList()),
                    TYPES,
                    0));
        }
        Map<Double, Double> f1 = new TreeMap<>();
        for (int percent = LEAST_THRESHOLD; percent <= MOST_THRESHOLD; percent++) {
            double threshold = percent / 100.0;
            List<TypesFound> found = articles.stream()
                    .filter(JudgedArticle::flagged)
                    .map(one -> {
                        LogisticModel model = models.get(folds.getOrDefault(one.conflict(), 0));
                        return new TypesFound(
                                one, MainTypes.of(one.typeFeatures(), new LogisticModel(threshold, model.weights())));
                    })
                    .toList();
            f1.put(threshold, TypesFound.counts(found, LabelledArticle::types).f1());
        }
        double most = Collections.max(f1.values());
        List<Double> best = f1.keySet().stream()
                .filter(threshold -> f1.getOrDefault(threshold, 0.0) >= most - AS_GOOD)
                .toList();
        return LogisticTrainer.train(typeExamples(articles), TYPES, best.get(best.size() / 2));
    }

    /** Groups go to folds so that these have about as many articles that report a change; borderline ones do not count. */
    private static Map<String, Integer> folds(List<JudgedArticle> articles, Function<JudgedArticle, String> groupOf) {
        Map<String, Long> sizes = articles.stream()
                .filter(one -> !one.borderline())
                .collect(Collectors.groupingBy(
                        groupOf,
                        TreeMap::new,
                        Collectors.summingLong(one -> one.flagged() ? FLAGGED_BY_UNFLAGGED : 1)));
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
            Counts counts = Counts.of(scored, Scored::flagged, one -> one.score >= threshold);
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
     * Whole articles, their beginnings and their first lines, for feeds often give no more: so neither the length of an
     * article is taken for news nor its shortness for none. What names no instrument teaches nothing, nor does a live page
     * of which several items do, for nobody knows which of them readers meant.
     */
    private static List<Example> examples(List<JudgedArticle> articles) {
        List<Example> examples = new ArrayList<>();
        for (JudgedArticle one : articles) {
            double target = one.borderline() ? one.labelled().votes() : one.flagged() ? 1 : 0;
            double weight = one.borderline() ? WEIGHT_OF_BORDERLINE / LENGTHS : 1.0 / LENGTHS;
            Stream.of(one.features(), one.beginning(), one.firstLines())
                    .filter(features -> features.size() == 1)
                    .map(features -> new Example(features.get(0), target, weight))
                    .forEach(examples::add);
        }
        return examples;
    }

    private static List<Example> typeExamples(List<JudgedArticle> articles) {
        List<Example> examples = new ArrayList<>();
        for (JudgedArticle one : articles) {
            one.typeFeatures()
                    .forEach((type, features) -> examples.add(new Example(
                            features,
                            one.labelled().types().contains(type) ? 1 : 0,
                            one.flagged() ? 1 : WEIGHT_OF_BORDERLINE)));
        }
        return examples;
    }
}
