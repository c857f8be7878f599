package dev.parley.classify.scoring;

import static dev.parley.classify.scoring.FeatureVector.log;

import dev.parley.classify.change.Frame;
import dev.parley.classify.change.Frame.ActorSort;
import dev.parley.classify.change.Mention.Subject;
import dev.parley.classify.lexicon.Zone;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Modality;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What speaks for each type of change being among the news of a flagged article.
 *
 * <p>Most features are shared by all types, so that what is learned from frequent types (a title says more than a
 * passage far down) serves rare ones too; the few that a type has to itself, with its name, count for less.
 */
public final class TypeFeatures {

    /** The headline tells it as a fact: of 67 such headlines of labelled articles 57 name one of their types. */
    static final String HEADLINE = "headline";

    private static final double OF_ONE_TYPE = 0.7;
    private static final int CLOSE = 2;

    private TypeFeatures() {}

    /** Per type that any frame names, its features. */
    public static Map<ChangeType, Map<String, Double>> of(List<Frame> frames, Zone[] zones) {
        Map<ChangeType, Double> weights = new EnumMap<>(ChangeType.class);
        double total = 0;
        double most = 0;
        Set<Integer> speaking = new TreeSet<>();
        for (Frame frame : frames) {
            double weight = weight(frame, zones[frame.sentence().number()]);
            total += weight;
            most = Math.max(most, weights.merge(frame.type(), weight, Double::sum));
            speaking.add(frame.sentence().number());
        }
        List<Integer> order = List.copyOf(speaking);
        Map<ChangeType, Map<String, Double>> all = new EnumMap<>(ChangeType.class);
        for (Map.Entry<ChangeType, Double> type : weights.entrySet()) {
            List<Frame> own = frames.stream()
                    .filter(frame -> frame.type() == type.getKey())
                    .toList();
            Map<String, Double> features = new LinkedHashMap<>();
            features.put("share", total == 0 ? 0 : type.getValue() / total);
            features.put("beside-most", most == 0 ? 0 : type.getValue() / most);
            features.put("weight", log(type.getValue()));
            count(own, zones, order, features);
            set(features, "is");
            for (String name : List.of("is", "weight", "sentences", "ceasefire")) {
                features.put(name + "." + type.getKey(), OF_ONE_TYPE * features.getOrDefault(name, 0.0));
            }
            for (String name : List.of("close", "firm", "in.TITLE", "in.LEAD")) {
                if (features.containsKey(name)) {
                    features.put(name + "." + type.getKey(), OF_ONE_TYPE);
                }
            }
            features.put("length." + type.getKey(), OF_ONE_TYPE * 0.4 * log(order.size()));
            all.put(type.getKey(), features);
        }
        return all;
    }

    private static void count(List<Frame> frames, Zone[] zones, List<Integer> order, Map<String, Double> features) {
        Set<Integer> sentences = new HashSet<>();
        double best = 0;
        int first = Integer.MAX_VALUE;
        int ceasefires = 0;
        for (Frame frame : frames) {
            Zone zone = zones[frame.sentence().number()];
            best = Math.max(best, weight(frame, zone));
            first = Math.min(first, frame.sentence().number());
            ceasefires += frame.mention().subject() == Subject.CEASEFIRE ? 1 : 0;
            sentences.add(frame.sentence().number());
            set(features, zone + "." + firmness(frame));
            set(features, "in." + zone);
            if (!frame.hint() && firmness(frame).equals("is")) {
                set(features, "firm");
            }
            set(features, frame.place());
            if (!frame.hint() && frame.governing()) {
                set(features, "governing." + zone);
            }
            if (!frame.hint() && frame.distance() <= CLOSE && frame.mention().own()) {
                set(features, "close");
                set(features, "close." + zone);
            }
            if (zone == Zone.TITLE
                    && frame.governing()
                    && !frame.hint()
                    && frame.modality() == Modality.ASSERTED
                    && frame.mention().own()) {
                set(features, HEADLINE);
            }
            if (frame.recent()) {
                set(features, "recent");
            }
            if (frame.actorSort() == ActorSort.PARTY || frame.actorSort() == ActorSort.STATE) {
                set(features, "by-party");
            }
        }
        features.put("best", best);
        features.put("sentences", log(sentences.size()));
        features.put("sentences.share", (double) sentences.size() / order.size());
        features.put("early", 1.0 / (1 + order.indexOf(first)));
        features.put("ceasefire", (double) ceasefires / frames.size());
    }

    private static String firmness(Frame frame) {
        return switch (frame.modality()) {
            case ASSERTED -> "is";
            case DENIED -> "denied";
            case POSSIBLE, CONDITIONAL -> "may-be";
            case BACKGROUND -> frame.recent() ? "is" : "was";
        };
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
            case BACKGROUND -> 0.3;
            case DENIED, POSSIBLE, CONDITIONAL -> 0.6;
        };
        weight *= frame.hint() ? 0.5 : 1;
        return (frame.mention().own() ? weight : weight * 0.5) / (1 + 0.15 * Math.max(0, frame.distance()));
    }

    private static void set(Map<String, Double> features, String name) {
        features.put(name, 1.0);
    }
}
