package dev.parley.classify.scoring;

import java.util.Map;

/** How likely an article, or an item of a live page, reports a change. */
public final class NewsScore {

    private NewsScore() {}

    /** From 0 to 1 by weights; 0 for the truce of such as fight no war, whatever the weights. */
    public static double of(Map<String, Double> features, LogisticModel model) {
        return Reasons.isOfNoWar(features) ? 0 : model.score(features);
    }
}
