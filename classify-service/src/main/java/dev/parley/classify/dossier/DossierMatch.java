package dev.parley.classify.dossier;

import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.TermKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which conflict an article is about.
 *
 * @param dossier absent when it is none of those watched
 * @param score how much of the article speaks for it
 * @param parties of the conflict, the most prominent first; states where there is no dossier
 */
public record DossierMatch(@Nullable String dossier, double score, List<String> parties) {

    private static final double TITLE = 6;
    private static final double WITH_MENTION = 2;
    private static final double LEAD = 2;
    private static final double ELSEWHERE = 0.25;
    private static final int LEAD_SENTENCES = 6;
    private static final double LEAST_SCORE = 2.5;
    private static final double LEAST_SHARE = 0.2;
    private static final double LEAST_WEIGHT_OF_ONE = 4;
    private static final int MOST_PARTIES = 3;

    /** Weighs all names of an article; those near a mention, in title and lead count most. */
    public static DossierMatch of(Reading reading, Set<Integer> sentencesWithMention) {
        Map<String, Map<String, Double>> parties = new TreeMap<>();
        Map<String, Double> scenes = new TreeMap<>();
        Map<String, Double> states = new TreeMap<>();
        Set<String> atWar = new HashSet<>();
        for (int i = 0; i < reading.sentences().size(); i++) {
            double weight = reading.sentences().get(i).heading()
                    ? TITLE
                    : (sentencesWithMention.contains(i) ? WITH_MENTION : 0)
                            + (i < LEAD_SENTENCES ? LEAD : 0)
                            + ELSEWHERE;
            addPairs(reading.marks().get(i), weight, parties);
            for (Mark mark : reading.marks().get(i)) {
                if (mark.kind() == TermKind.PARTY) {
                    Party party = Party.of(mark);
                    if (party.atWar()) {
                        atWar.add(party.dossier());
                    }
                    parties.computeIfAbsent(party.dossier(), id -> new TreeMap<>())
                            .merge(party.name(), weight, Double::sum);
                } else if (mark.kind() == TermKind.SCENE) {
                    scenes.merge(mark.name(), weight, Double::sum);
                } else if (mark.kind() == TermKind.STATE) {
                    states.merge(mark.name(), weight, Double::sum);
                }
            }
        }
        String best = null;
        double bestScore = LEAST_SCORE;
        for (Map.Entry<String, Map<String, Double>> dossier : parties.entrySet()) {
            double scene = scenes.getOrDefault(dossier.getKey(), 0.0);
            List<Double> weights = new ArrayList<>(dossier.getValue().values());
            weights.sort(Comparator.reverseOrder());
            if (weights.size() < 2 && scene == 0) {
                continue;
            }
            if (scene == 0 && !atWar.isEmpty() && !atWar.contains(dossier.getKey()) && areOfOthers(dossier, parties)) {
                continue;
            }
            double second = weights.size() > 1 ? weights.get(1) : 0;
            double score = Math.sqrt(Math.min(weights.get(0), 4 * (second + scene) + 1))
                    + 1.5 * Math.sqrt(second)
                    + Math.sqrt(scene);
            if (score > bestScore) {
                best = dossier.getKey();
                bestScore = score;
            }
        }
        if (best == null) {
            best = dossierOfOneName(parties, scenes, atWar);
            bestScore = LEAST_SCORE;
        }
        if (best == null) {
            return new DossierMatch(null, 0, prominent(states));
        }
        return new DossierMatch(best, bestScore, prominent(parties.getOrDefault(best, Map.of())));
    }

    /** Whether every party named is one of another conflict, too: Russia and Turkey make no news on Syria. */
    private static boolean areOfOthers(
            Map.Entry<String, Map<String, Double>> dossier, Map<String, Map<String, Double>> parties) {
        return dossier.getValue().keySet().stream().allMatch(party -> parties.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(dossier.getKey())
                        && other.getValue().containsKey(party)));
    }

    /** Opponents named in one breath, such as Russia-Ukraine, name the conflict. */
    private static void addPairs(List<Mark> marks, double weight, Map<String, Map<String, Double>> parties) {
        for (Mark one : marks) {
            if (one.kind() != TermKind.PARTY) {
                continue;
            }
            for (Mark other : marks) {
                if (other.kind() == TermKind.PARTY
                        && other.from() >= one.to()
                        && other.from() - one.to() <= 1
                        && Party.of(one).against(Party.of(other))) {
                    Map<String, Double> pair =
                            parties.computeIfAbsent(Party.of(one).dossier(), id -> new TreeMap<>());
                    pair.merge(Party.of(one).name(), weight, Double::sum);
                    pair.merge(Party.of(other).name(), weight, Double::sum);
                }
            }
        }
    }

    /**
     * One name is enough: a party that belongs to no other dossier, or to one that is at war, and stands near a mention,
     * or a scene so prominent as one in the title. The weightier one tells a mediator's name from that of the country at war.
     */
    private static @Nullable String dossierOfOneName(
            Map<String, Map<String, Double>> parties, Map<String, Double> scenes, Set<String> atWar) {
        String best = null;
        double most = LEAST_WEIGHT_OF_ONE;
        for (Map.Entry<String, Map<String, Double>> dossier : parties.entrySet()) {
            for (Map.Entry<String, Double> party : dossier.getValue().entrySet()) {
                long dossiers = parties.values().stream()
                        .filter(others -> others.containsKey(party.getKey()))
                        .count();
                if ((dossiers == 1 || atWar.contains(dossier.getKey())) && party.getValue() > most) {
                    best = dossier.getKey();
                    most = party.getValue();
                }
            }
        }
        for (Map.Entry<String, Double> scene : scenes.entrySet()) {
            if (scene.getValue() >= TITLE && scene.getValue() > most) {
                best = scene.getKey();
                most = scene.getValue();
            }
        }
        return best;
    }

    private static List<String> prominent(Map<String, Double> weights) {
        double most =
                weights.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return weights.entrySet().stream()
                .filter(party -> party.getValue() >= LEAST_SHARE * most)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(MOST_PARTIES)
                .map(Map.Entry::getKey)
                .toList();
    }
}
