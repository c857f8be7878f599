package dev.parley.classify.scoring;

import static dev.parley.classify.scoring.FeatureVector.log;

import dev.parley.classify.change.Frame;
import dev.parley.classify.change.Frame.ActorSort;
import dev.parley.classify.change.Mention.Tie;
import dev.parley.classify.lexicon.Zone;
import dev.parley.contract.event.Modality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is said to have happened: where, how firmly, how lately, and by whom. */
final class FrameFeatures {

    private static final int NEARBY_REACH = 3;
    private static final int BEST = 5;
    private static final List<String> GROUPS =
            List.of("concluded", "proposed", "talks", "rejected", "terms", "force", "broken", "ended");

    private final double[] asserted = new double[Zone.values().length];
    private final double[] modal = new double[Zone.values().length];
    private boolean firmTitle;
    private double recent;
    private double background;
    private final Map<ActorSort, Double> actors = new EnumMap<>(ActorSort.class);
    private final Map<String, Double> groups = new HashMap<>();
    private final Set<Integer> sentences = new HashSet<>();
    private final Set<Integer> newsSentences = new HashSet<>();
    private final Set<Integer> backgroundSentences = new HashSet<>();
    private final Set<Integer> firmSentences = new HashSet<>();
    private final Set<Integer> freshSentences = new HashSet<>();
    private final List<Double> weights = new ArrayList<>();

    private FrameFeatures() {}

    /**
     * Adds the features.
     *
     * @param zones of all sentences
     */
    static void add(FeatureVector features, List<Frame> frames, Zone[] zones) {
        FrameFeatures counted = new FrameFeatures();
        int governing = 0;
        for (Frame frame : frames) {
            if (frame.governing()) {
                governing++;
                if (frame.mention().tie() != Tie.NEARBY || frame.distance() <= NEARBY_REACH) {
                    counted.count(frame, zones[frame.sentence().number()]);
                }
            }
        }
        counted.addSentences(features);
        counted.addActors(features, Math.max(1, governing));
        counted.addWeights(features);
    }

    private void count(Frame frame, Zone zone) {
        int sentence = frame.sentence().number();
        double told = isBystander(frame.actorSort()) ? 0 : 1;
        sentences.add(sentence);
        switch (frame.modality()) {
            case BACKGROUND -> {
                background++;
                backgroundSentences.add(sentence);
            }
            case ASSERTED -> {
                asserted[zone.ordinal()] += told;
                newsSentences.add(sentence);
                groups.merge(group(frame), zone == Zone.BODY ? 1.0 : 2.0, Double::sum);
            }
            case POSSIBLE, CONDITIONAL, DENIED -> modal[zone.ordinal()] += told;
        }
        recent += frame.recent() ? 1 : 0;
        actors.merge(frame.actorSort(), 1.0, Double::sum);
        weights.add(weight(frame, zone));
        if (frame.mention().own() && !frame.hint() && frame.modality() != Modality.BACKGROUND) {
            if (isOfWeight(frame.actorSort())) {
                firmTitle |= zone == Zone.TITLE;
                firmSentences.add(sentence);
            }
            if (frame.recent()) {
                freshSentences.add(sentence);
            }
        }
    }

    private void addSentences(FeatureVector features) {
        features.put("title.firm", firmTitle ? 1 : 0);
        features.put("frames.firm", log(firmSentences.size()));
        features.put("frames.fresh", log(freshSentences.size()));
        features.put("title.asserted", log(asserted[Zone.TITLE.ordinal()]));
        features.put("title.modal", log(modal[Zone.TITLE.ordinal()]));
        features.put("lead.asserted", log(asserted[Zone.LEAD.ordinal()]));
        features.put("lead.modal", log(modal[Zone.LEAD.ordinal()]));
        features.put("body.asserted", log(asserted[Zone.BODY.ordinal()]));
        features.put("body.modal", log(modal[Zone.BODY.ordinal()]));
        features.put("frames.recent", log(recent));
        features.against("frames.background", log(background));
        features.put("frames.news-sentences", log(newsSentences.size()));
        backgroundSentences.removeAll(newsSentences);
        features.put("background.share", (double) backgroundSentences.size() / Math.max(1, sentences.size()));
    }

    private void addActors(FeatureVector features, double total) {
        for (ActorSort sort : ActorSort.values()) {
            double of = actors.getOrDefault(sort, 0.0);
            switch (sort) {
                case PARTY, MEDIATOR, ORGANISATION -> {
                    features.put("actor." + sort, log(of));
                    features.put("actor-share." + sort, of / total);
                }
                case STATE, OFFICIAL -> features.put("actor." + sort, log(of));
                case CIVILIAN, EXPERT -> {
                    features.against("actor." + sort, log(of));
                    features.against("actor-share." + sort, of / total);
                }
                case NONE -> {
                    // says nothing
                }
            }
        }
    }

    private void addWeights(FeatureVector features) {
        for (String group : GROUPS) {
            features.put("type." + group, log(groups.getOrDefault(group, 0.0)));
        }
        weights.sort(Collections.reverseOrder());
        features.put("best", weights.isEmpty() ? 0 : weights.get(0));
        double best = 0;
        for (int i = 0; i < Math.min(BEST, weights.size()); i++) {
            best += weights.get(i);
        }
        features.put("best5", best / 3);
    }

    private static double weight(Frame frame, Zone zone) {
        double weight =
                switch (zone) {
                    case TITLE -> 2;
                    case LEAD -> 1.5;
                    case BODY -> 0.6;
                };
        weight *= switch (frame.modality()) {
            case ASSERTED -> 1;
            case POSSIBLE, CONDITIONAL -> 0.7;
            case DENIED -> 0.8;
            case BACKGROUND -> 0.3;
        };
        if (frame.recent()) {
            weight *= 1.3;
        }
        if (isBystander(frame.actorSort())) {
            weight *= 0.5;
        }
        return frame.mention().own() ? weight : weight * 0.6;
    }

    private static boolean isBystander(ActorSort sort) {
        return sort == ActorSort.CIVILIAN || sort == ActorSort.EXPERT;
    }

    private static boolean isOfWeight(ActorSort sort) {
        return switch (sort) {
            case PARTY, STATE, MEDIATOR, ORGANISATION -> true;
            case OFFICIAL, CIVILIAN, EXPERT, NONE -> false;
        };
    }

    private static String group(Frame frame) {
        return switch (frame.type()) {
            case SIGNED, ACCEPTED, ANNOUNCED -> "concluded";
            case PROPOSED -> "proposed";
            case TALKS, DELAYED -> "talks";
            case REJECTED -> "rejected";
            case TERMS, AMENDED -> "terms";
            case IN_FORCE, HOLDING, EXTENDED -> "force";
            case VIOLATED -> "broken";
            case SUSPENDED, ENDED -> "ended";
        };
    }
}
