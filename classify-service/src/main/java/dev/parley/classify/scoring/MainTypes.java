package dev.parley.classify.scoring;

import dev.parley.contract.event.ChangeType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Decides which types of change are the main news of an article. */
public final class MainTypes {

    private static final int MOST = 4;

    private MainTypes() {}

    /**
     * The types that score the threshold, the likeliest first, four at most; where none does, the likeliest one.
     *
     * @param features per type, see {@link TypeFeatures}
     */
    public static List<ChangeType> of(Map<ChangeType, Map<String, Double>> features, LogisticModel model) {
        Map<ChangeType, Double> scores = new EnumMap<>(ChangeType.class);
        features.forEach((type, of) -> scores.put(type, model.score(of)));
        double most =
                scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return scores.entrySet().stream()
                .filter(type -> type.getValue() >= Math.min(most, model.threshold()))
                .sorted(Map.Entry.<ChangeType, Double>comparingByValue().reversed())
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }
}
