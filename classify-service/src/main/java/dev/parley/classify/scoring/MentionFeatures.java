package dev.parley.classify.scoring;

import static dev.parley.classify.scoring.FeatureVector.log;

import dev.parley.classify.change.Mention;
import dev.parley.classify.change.Mention.Subject;
import dev.parley.classify.change.Mention.Tie;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.lexicon.Zone;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** Where and how often instruments are named, and what leads up to their names. */
final class MentionFeatures {

    private static final int WINDOW = 5;
    private static final int FIRST_TEN = 10;
    private static final int FIRST_TWENTY = 20;
    private static final int LEAD_IN_REACH = 4;
    private static final List<String> LEAD_INS_FOR =
            List.of("despite", "new", "immediate", "fragile", "brokered", "indefinite");
    private static final List<String> LEAD_INS_AGAINST = List.of("since", "former", "after", "during");

    private final Reading reading;

    /** By zone and subject. */
    private final double[][] own = new double[Zone.values().length][Subject.values().length];

    private final double[] tied = new double[Zone.values().length];
    private final double[] weak = new double[Zone.values().length];
    private final Map<String, Double> leadIns = new HashMap<>();
    private double total;
    private int firstBelowTitle = -1;

    private MentionFeatures(Reading reading) {
        this.reading = reading;
    }

    /**
     * Adds the features.
     *
     * @param naming the sentences that name an instrument by itself
     * @param zones of all sentences
     * @param hundreds of words that the article has
     * @param watched the article is about a conflict that has a dossier
     */
    static void add(
            FeatureVector features,
            Reading reading,
            List<Mention> mentions,
            SortedSet<Integer> naming,
            Zone[] zones,
            double hundreds,
            boolean watched) {
        MentionFeatures counted = new MentionFeatures(reading);
        mentions.forEach(
                mention -> counted.count(mention, zones[mention.sentence().number()]));
        counted.addLeadIns(features);
        counted.addZones(features, watched);
        counted.addPlaces(features, naming, hundreds);
    }

    private void count(Mention mention, Zone zone) {
        if (mention.own()) {
            own[zone.ordinal()][mention.subject().ordinal()]++;
            total++;
            if (firstBelowTitle < 0 && zone != Zone.TITLE) {
                firstBelowTitle = mention.sentence().number();
            }
            countLeadIns(mention);
        } else if (mention.tie() == Tie.PARTIES) {
            tied[zone.ordinal()]++;
        } else {
            weak[zone.ordinal()]++;
        }
    }

    private void countLeadIns(Mention mention) {
        for (Mark mark : reading.marks().get(mention.sentence().number())) {
            int gap = mention.mark().from() - mark.to();
            if (mark.kind() == TermKind.LEAD_IN && gap >= 0 && gap < LEAD_IN_REACH) {
                leadIns.merge(mark.name(), 1.0, Double::sum);
            }
        }
    }

    private void addLeadIns(FeatureVector features) {
        for (String leadIn : LEAD_INS_FOR) {
            features.put("led-by." + leadIn, leadIns.getOrDefault(leadIn, 0.0) / Math.max(1, total));
        }
        for (String leadIn : LEAD_INS_AGAINST) {
            features.against("led-by." + leadIn, leadIns.getOrDefault(leadIn, 0.0) / Math.max(1, total));
        }
    }

    private void addZones(FeatureVector features, boolean watched) {
        double inTitle = anyIn(Zone.TITLE);
        double inLead = anyIn(Zone.LEAD);
        features.put("title.any.dossier", watched ? inTitle : 0);
        features.put("lead.any.dossier", watched ? inLead : 0);
        for (Zone zone : Zone.values()) {
            String name = zone.name().toLowerCase(Locale.ROOT);
            int z = zone.ordinal();
            for (Subject subject : Subject.values()) {
                features.put(name + "." + subject, log(own[z][subject.ordinal()]));
            }
            if (zone != Zone.BODY) {
                features.put(name + ".weak", log(weak[z]));
            }
            features.put(name + ".tied", log(tied[z]));
        }
        features.put("title.any", inTitle);
        features.put("lead.any", inLead);
    }

    private double anyIn(Zone zone) {
        for (double count : own[zone.ordinal()]) {
            if (count > 0) {
                return 1;
            }
        }
        return 0;
    }

    /** News comes back to its subject, and soon; background names it once, or far down. */
    private void addPlaces(FeatureVector features, SortedSet<Integer> naming, double hundreds) {
        features.put("density", Math.min(3, total / hundreds));
        features.put("density.high", total / hundreds > 0.8 ? 1 : 0);
        features.put("first", firstBelowTitle < 0 ? 0 : 1 / (1 + firstBelowTitle / 4.0));
        features.put("window", log(densestWindow(naming)));
        features.put("sentences", log(naming.size()));
        features.put("sentences.first-ten", log(naming.headSet(FIRST_TEN + 1).size()));
        features.put(
                "sentences.first-twenty", log(naming.headSet(FIRST_TWENTY + 1).size()));
        features.against("sentences.only-one", naming.size() <= 1 ? 1 : 0);
        List<Integer> sentences = List.copyOf(naming);
        features.put("second", sentences.size() < 2 ? 0 : 1 / (1 + sentences.get(1) / 4.0));
        features.put("third", sentences.size() < 3 ? 0 : 1 / (1 + sentences.get(2) / 6.0));
        Set<Integer> paragraphs = new HashSet<>();
        for (int sentence : sentences) {
            paragraphs.add(reading.sentences().get(sentence).paragraph());
        }
        features.put("paragraphs", log(paragraphs.size()));
    }

    private static int densestWindow(SortedSet<Integer> sentences) {
        int densest = 0;
        for (int sentence : sentences) {
            densest = Math.max(
                    densest, sentences.subSet(sentence, sentence + WINDOW).size());
        }
        return densest;
    }
}
