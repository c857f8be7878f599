package dev.parley.classify.scoring;

import dev.parley.classify.change.Frame;
import dev.parley.classify.change.Frame.ActorSort;
import dev.parley.classify.lexicon.Zone;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Modality;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What speaks for each type of change being the news of a flagged article. */
public final class TypeFeatures {

    private TypeFeatures() {}

    /** Per type that any frame names, its features; as in {@link Features}, what speaks against is negative. */
    public static Map<ChangeType, Map<String, Double>> of(List<Frame> frames, Zone[] zones) {
        Map<ChangeType, Map<String, Double>> all = new EnumMap<>(ChangeType.class);
        Map<ChangeType, Double> weights = new EnumMap<>(ChangeType.class);
        double total = 0;
        double most = 0;
        for (Frame frame : frames) {
            double weight = weight(frame, zones[frame.sentence().number()]);
            total += weight;
            most = Math.max(most, weights.merge(frame.type(), weight, Double::sum));
        }
        for (ChangeType type : weights.keySet()) {
            Map<String, Double> features = new LinkedHashMap<>();
            Set<Integer> sentences = new HashSet<>();
            double best = 0;
            for (Frame frame : frames) {
                if (frame.type() != type) {
                    continue;
                }
                Zone zone = zones[frame.sentence().number()];
                best = Math.max(best, weight(frame, zone));
                if (frame.modality() != Modality.BACKGROUND) {
                    sentences.add(frame.sentence().number());
                }
                boolean firm = frame.modality() == Modality.ASSERTED;
                set(
                        features,
                        (firm ? "is." : "may-be.") + zone + (frame.mention().own() ? "" : ".weak"));
                if (frame.distance() <= 2 && frame.mention().own()) {
                    set(features, "close." + zone);
                    set(features, "close." + type);
                }
                if (frame.recent()) {
                    set(features, "recent");
                }
                if (frame.actorSort() == ActorSort.PARTY || frame.actorSort() == ActorSort.STATE) {
                    set(features, "by-party");
                }
                if (zone == Zone.TITLE) {
                    set(features, "title." + type);
                } else if (zone == Zone.LEAD) {
                    set(features, "lead." + type);
                }
                set(features, "rule." + frame.rule());
            }
            double weight = weights.getOrDefault(type, 0.0);
            features.put("share", total == 0 ? 0 : weight / total);
            features.put("beside-most", most == 0 ? 0 : weight / most);
            features.put("best", best);
            features.put("sentences", StrictMath.log(1 + sentences.size()));
            features.put("sentences." + type, StrictMath.log(1 + sentences.size()));
            features.put("often." + type, 1.0);
            features.put("seldom." + type, -1.0);
            all.put(type, features);
        }
        return all;
    }

    private static double weight(Frame frame, Zone zone) {
        double weight =
                switch (zone) {
                    case TITLE -> 4;
                    case LEAD -> 2;
                    case BODY -> 1;
                };
        weight *= switch (frame.modality()) {
            case ASSERTED -> 1;
            case BACKGROUND -> 0.2;
            case DENIED, POSSIBLE, CONDITIONAL -> 0.6;
        };
        return (frame.mention().own() ? weight : weight * 0.5) / (1 + 0.15 * frame.distance());
    }

    private static void set(Map<String, Double> features, String name) {
        features.put(name, 1.0);
    }
}
