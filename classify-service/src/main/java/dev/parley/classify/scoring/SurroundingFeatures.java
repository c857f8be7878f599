package dev.parley.classify.scoring;

import static dev.parley.classify.scoring.FeatureVector.log;

import dev.parley.classify.change.Mention;
import dev.parley.classify.lexicon.LanguagePack;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.lexicon.Zone;
import dev.parley.classify.text.Sentence;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What else the article speaks of, what stands beside its mentions, and what sort of text it is. */
final class SurroundingFeatures {

    /** Nobody is in sight who could hold fire, and more words are of other senses than of war: the truce of two supermarkets. */
    static final String NOBODY_AT_WAR = "war.nobody";

    private static final int FEW = 2;
    private static final String OPINION = "opinion";
    private static final List<String> GENRES_AGAINST = List.of(OPINION, "retrospective", "protest", "analysis");
    private static final List<String> OTHER_SENSES = List.of(
            "trade",
            "business",
            "gang",
            "sports",
            "legal",
            "presidential",
            "politics",
            "culture",
            "family",
            "memory",
            "nuclear");

    private final Reading reading;

    /** The words that name an instrument, which are no further words of war. */
    private final BitSet naming = new BitSet();

    private final Map<String, Double> other = new HashMap<>();
    private final Map<String, Double> otherTitle = new HashMap<>();
    private final Map<String, Double> otherNear = new HashMap<>();
    private final Map<String, Double> genre = new HashMap<>();
    private final Map<String, Double> genreTitle = new HashMap<>();
    private final Map<String, Double> genreEarly = new HashMap<>();
    private final Set<String> wordsOfWar = new HashSet<>();
    private double senses;
    private double conflict;
    private double conflictTitle;
    private double partiesTitle;
    private double nearParty;
    private boolean armedNear;
    private double nearRecent;
    private double nearBackground;
    private double nearConflict;
    private double nearSay;

    private SurroundingFeatures(Reading reading, List<Mention> mentions) {
        this.reading = reading;
        mentions.forEach(
                mention -> naming.set(mention.mark().from(), mention.mark().to()));
    }

    /**
     * Adds the features.
     *
     * @param near the sentences that name an instrument by itself
     * @param zones of all sentences
     * @param hundreds of words that the article has
     * @param watched the article is about a conflict that has a dossier
     */
    static void add(
            FeatureVector features,
            Reading reading,
            List<Mention> mentions,
            Set<Integer> near,
            Zone[] zones,
            double hundreds,
            boolean watched) {
        SurroundingFeatures counted = new SurroundingFeatures(reading, mentions);
        for (int sentence = 0; sentence < zones.length; sentence++) {
            List<Mark> marks = reading.marks().get(sentence);
            boolean isNear = near.contains(sentence);
            for (Mark mark : marks) {
                if (!counted.isQuotedOpinion(mark, reading.sentences().get(sentence))) {
                    counted.count(mark, zones[sentence], isNear);
                }
            }
            if (isNear) {
                counted.countNear(marks);
            }
        }
        double nearCount = Math.max(1, near.size());
        counted.addWar(features, hundreds, watched);
        counted.addNear(features, nearCount);
        counted.addConflict(features, hundreds);
        counted.addSorts(features, hundreds, nearCount);
    }

    private void count(Mark mark, Zone zone, boolean near) {
        switch (mark.kind()) {
            case OTHER_SENSE -> {
                senses++;
                increment(other, mark, true);
                increment(otherTitle, mark, zone == Zone.TITLE);
                increment(otherNear, mark, near);
            }
            case GENRE -> {
                increment(genre, mark, true);
                increment(genreEarly, mark, zone != Zone.BODY);
                increment(genreTitle, mark, zone == Zone.TITLE);
                increment(otherNear, mark, near);
            }
            case CONFLICT -> {
                conflict++;
                conflictTitle += zone == Zone.TITLE ? 1 : 0;
                int named = naming.nextSetBit(mark.from());
                if (named < 0 || named >= mark.to()) {
                    wordsOfWar.add(reading.document().word(mark.from()));
                }
            }
            case PARTY, SIDE, SCENE -> partiesTitle += zone == Zone.TITLE ? 1 : 0;
            default -> {
                // counted as frames
            }
        }
    }

    /** Whose "we" stands between quotation marks in a headline, that is not the outlet's opinion. */
    private boolean isQuotedOpinion(Mark mark, Sentence sentence) {
        return sentence.heading()
                && mark.kind() == TermKind.GENRE
                && mark.name().equals(OPINION)
                && reading.document().isQuoted(sentence, mark.from());
    }

    private static void increment(Map<String, Double> counts, Mark mark, boolean counted) {
        if (counted) {
            counts.merge(mark.name(), 1.0, Double::sum);
        }
    }

    private void countNear(List<Mark> marks) {
        EnumSet<TermKind> kinds = EnumSet.noneOf(TermKind.class);
        for (Mark mark : marks) {
            kinds.add(mark.kind());
            armedNear |= mark.kind() == TermKind.PARTY
                    || mark.kind() == TermKind.SIDE && !mark.name().equals(LanguagePack.BOTH_SIDES);
        }
        nearParty += kinds.contains(TermKind.PARTY) || kinds.contains(TermKind.SIDE) ? 1 : 0;
        nearRecent += kinds.contains(TermKind.RECENT) ? 1 : 0;
        nearBackground += kinds.contains(TermKind.BACKGROUND) ? 1 : 0;
        nearConflict += kinds.contains(TermKind.CONFLICT) ? 1 : 0;
        nearSay += kinds.contains(TermKind.SAY) ? 1 : 0;
    }

    private void addWar(FeatureVector features, double hundreds, boolean watched) {
        features.put("war.share", wordsOfWar.size() / (2.0 + wordsOfWar.size() + senses));
        boolean unwatched = wordsOfWar.size() <= FEW && !watched;
        features.against("war.unwatched", unwatched ? 1 : 0);
        features.against(NOBODY_AT_WAR, unwatched && !armedNear && senses > wordsOfWar.size() ? 1 : 0);
        features.against("senses", Math.min(3, senses / hundreds / 3));
    }

    private void addNear(FeatureVector features, double near) {
        features.put("near.party", nearParty / near);
        features.put("near.recent", nearRecent / near);
        features.against("near.background", nearBackground / near);
        features.put("near.conflict", nearConflict / near);
        features.put("near.say", nearSay / near);
    }

    private void addConflict(FeatureVector features, double hundreds) {
        features.put("conflict", Math.min(3, conflict / hundreds / 3));
        features.put("conflict.title", log(conflictTitle));
        features.put("parties.title", log(partiesTitle));
    }

    private void addSorts(FeatureVector features, double hundreds, double near) {
        for (String sense : OTHER_SENSES) {
            features.against("sense." + sense, Math.min(3, other.getOrDefault(sense, 0.0) / hundreds));
            features.against("sense-title." + sense, log(otherTitle.getOrDefault(sense, 0.0)));
            features.against("sense-near." + sense, Math.min(2, otherNear.getOrDefault(sense, 0.0) / near));
        }
        for (String sort : GENRES_AGAINST) {
            features.against("genre." + sort, Math.min(3, genre.getOrDefault(sort, 0.0) / hundreds));
            features.against("genre-title." + sort, log(genreTitle.getOrDefault(sort, 0.0)));
            features.against("genre-near." + sort, Math.min(2, otherNear.getOrDefault(sort, 0.0) / near));
        }
        features.against("genre-early.byline", Math.min(1, genreEarly.getOrDefault("byline", 0.0)));
        features.put("genre-title.live", log(genreTitle.getOrDefault("live", 0.0)));
        features.put("genre-title.explainer", log(genreTitle.getOrDefault("explainer", 0.0)));
    }
}
