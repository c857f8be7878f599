package dev.parley.cli.classify;

import dev.parley.classify.scoring.LogisticModel;
import dev.parley.classify.scoring.MainTypes;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides about every article by weights and a threshold that were learned without any article of its group. */
final class CrossValidation {

    private final List<JudgedArticle> articles;
    private final Function<JudgedArticle, String> groupOf;

    /**
     * Leaves out one group after the other.
     *
     * @param articles the clear ones before the borderline ones, which are learned from and not decided about
     */
    CrossValidation(List<JudgedArticle> articles, Function<JudgedArticle, String> groupOf) {
        this.articles = List.copyOf(articles);
        this.groupOf = groupOf;
    }

    /**
     * Whether each article is flagged, group by group.
     *
     * @param features those to decide by, of the whole article or of its beginning
     */
    List<Decision> flags(Function<JudgedArticle, List<Map<String, Double>>> features) {
        return groupByGroup((others, own) -> {
            LogisticModel model = WeightLearning.flags(others, groupOf);
            return own.stream().map(one -> decision(one, features.apply(one), model));
        });
    }

    /** The types of change of each article that readers flag, group by group. */
    List<TypesFound> types() {
        return groupByGroup((others, own) -> {
            LogisticModel model = WeightLearning.types(others);
            return own.stream()
                    .filter(JudgedArticle::flagged)
                    .map(one -> new TypesFound(one, MainTypes.of(one.typeFeatures(), model)));
        });
    }

    /** Whether, whichever group is left out, the others have articles of both kinds. */
    boolean learns() {
        return groups().stream()
                .allMatch(group -> clear().filter(one -> !groupOf.apply(one).equals(group))
                                .map(JudgedArticle::flagged)
                                .distinct()
                                .count()
                        == 2);
    }

    private interface Deciding<T> {
        Stream<T> decide(List<JudgedArticle> others, List<JudgedArticle> own);
    }

    private <T> List<T> groupByGroup(Deciding<T> deciding) {
        return groups().parallelStream()
                .flatMap(group -> deciding.decide(
                        articles.stream()
                                .filter(one -> !groupOf.apply(one).equals(group))
                                .toList(),
                        clear().filter(one -> groupOf.apply(one).equals(group)).toList()))
                .toList();
    }

    private TreeSet<String> groups() {
        return clear().map(groupOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<JudgedArticle> clear() {
        return articles.stream().filter(one -> !one.borderline());
    }

    private static Decision decision(JudgedArticle article, List<Map<String, Double>> features, LogisticModel model) {
        double score = WeightLearning.score(features, model);
        return new Decision(article, score, score >= model.threshold());
    }
}
