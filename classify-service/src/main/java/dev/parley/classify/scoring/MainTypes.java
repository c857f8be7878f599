package dev.parley.classify.scoring;

import dev.parley.contract.event.ChangeType;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Decides which types of change are the main news of an article. */
public final class MainTypes {

    /** How many types are main news at most. */
    public static final int MOST = 4;

    private MainTypes() {}

    /**
     * What the headline tells, and the types that score the threshold, the likeliest first, four at most; where none
     * does, the likeliest one.
     *
     * @param features per type, see {@link TypeFeatures}
     */
    public static List<ChangeType> of(Map<ChangeType, Map<String, Double>> features, LogisticModel model) {
        Map<ChangeType, Double> scores = new EnumMap<>(ChangeType.class);
        features.forEach((type, of) -> scores.put(type, model.score(of)));
        double most =
                scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return scores.keySet().stream()
                .filter(type -> isHeadline(features, type)
                        || scores.getOrDefault(type, 0.0) >= Math.min(most, model.threshold()))
                .sorted(Comparator.comparing((ChangeType type) -> !isHeadline(features, type))
                        .thenComparing(type -> -scores.getOrDefault(type, 0.0)))
                .limit(MOST)
                .toList();
    }

    private static boolean isHeadline(Map<ChangeType, Map<String, Double>> features, ChangeType type) {
        return features.getOrDefault(type, Map.of()).containsKey(TypeFeatures.HEADLINE);
    }
}
