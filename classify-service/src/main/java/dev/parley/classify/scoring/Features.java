package dev.parley.classify.scoring;

import dev.parley.classify.change.Frame;
import dev.parley.classify.change.Frame.ActorSort;
import dev.parley.classify.change.Mention;
import dev.parley.classify.change.Mention.Subject;
import dev.parley.classify.change.Mention.Tie;
import dev.parley.classify.dossier.DossierMatch;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.lexicon.Zone;
import dev.parley.contract.event.Modality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an article shows, as numbers of about -3 to 3 with names that a reader understands.
 *
 * <p>What speaks for a change is positive, what speaks against it negative. So every weight is positive, and none can
 * learn from a thousand articles that an opinion piece makes news more likely.
 */
public final class Features {

    private static final int WINDOW = 5;
    private static final int FIRST_TEN = 10;
    private static final int FIRST_TWENTY = 20;
    private static final int LEAD_IN_REACH = 4;
    private static final List<String> LEAD_INS_FOR =
            List.of("despite", "new", "immediate", "fragile", "brokered", "indefinite");
    private static final List<String> LEAD_INS_AGAINST = List.of("since", "former", "after", "during");
    private static final List<String> GENRES_AGAINST = List.of("opinion", "retrospective", "protest", "analysis");
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

    private final Map<String, Double> values = new LinkedHashMap<>();

    private Features() {}

    /** The features of an article. */
    public static Map<String, Double> of(
            Reading reading, List<Mention> mentions, List<Frame> frames, DossierMatch dossier, @Nullable String url) {
        Features features = new Features();
        features.count(reading, mentions, frames, dossier, url == null ? "" : url.toLowerCase(Locale.ROOT));
        return Collections.unmodifiableMap(features.values);
    }

    private void count(Reading reading, List<Mention> mentions, List<Frame> frames, DossierMatch dossier, String url) {
        int sentences = reading.sentences().size();
        double hundreds = Math.max(1, reading.words() / 100.0);
        int[] zone = Arrays.stream(Zone.of(reading)).mapToInt(Zone::ordinal).toArray();

        double[][] own = new double[3][3];
        double[] weak = new double[3];
        double[] tied = new double[3];
        Map<String, Double> leadIns = new HashMap<>();
        Set<Integer> ownSentences = new HashSet<>();
        double ownCount = 0;
        int firstOwn = -1;
        for (Mention mention : mentions) {
            int z = zone[mention.sentence().number()];
            if (mention.own()) {
                own[z][mention.subject().ordinal()]++;
                ownSentences.add(mention.sentence().number());
                ownCount++;
                if (firstOwn < 0 && z > 0) {
                    firstOwn = mention.sentence().number();
                }
                countLeadIns(reading, mention, leadIns);
            } else if (mention.tie() == Tie.PARTIES) {
                tied[z]++;
            } else {
                weak[z]++;
            }
        }
        for (String leadIn : LEAD_INS_FOR) {
            put("led-by." + leadIn, leadIns.getOrDefault(leadIn, 0.0) / Math.max(1, ownCount));
        }
        for (String leadIn : LEAD_INS_AGAINST) {
            against("led-by." + leadIn, leadIns.getOrDefault(leadIn, 0.0) / Math.max(1, ownCount));
        }
        boolean conflict = dossier.dossier() != null;
        put("title.any.dossier", conflict && own[0][0] + own[0][1] + own[0][2] > 0 ? 1 : 0);
        put("lead.any.dossier", conflict && own[1][0] + own[1][1] + own[1][2] > 0 ? 1 : 0);
        String[] zoneNames = {"title", "lead", "body"};
        for (int z = 0; z < 3; z++) {
            for (Subject subject : Subject.values()) {
                put(zoneNames[z] + "." + subject, log(own[z][subject.ordinal()]));
            }
            if (z < 2) {
                put(zoneNames[z] + ".weak", log(weak[z]));
            }
            put(zoneNames[z] + ".tied", log(tied[z]));
        }
        put("title.any", own[0][0] + own[0][1] + own[0][2] > 0 ? 1 : 0);
        put("lead.any", own[1][0] + own[1][1] + own[1][2] > 0 ? 1 : 0);
        put("density", Math.min(3, ownCount / hundreds));
        put("density.high", ownCount / hundreds > 0.8 ? 1 : 0);
        put("first", firstOwn < 0 ? 0 : 1 / (1 + firstOwn / 4.0));
        put("window", log(densestWindow(ownSentences, sentences)));
        put("sentences", log(ownSentences.size()));
        countPlaces(ownSentences.stream().sorted().toList());
        Set<Integer> paragraphs = new HashSet<>();
        for (int s : ownSentences) {
            paragraphs.add(reading.sentences().get(s).paragraph());
        }
        put("paragraphs", log(paragraphs.size()));

        countFrames(frames, zone);
        countSurroundings(reading, mentions, dossier.dossier() != null, ownSentences, zone, hundreds);

        put("dossier", dossier.dossier() == null ? 0 : 1);
        put("dossier.score", Math.min(3, dossier.score() / 6));
        put("parties", Math.min(2, dossier.parties().size()));
        for (String section : List.of("opinion", "commentisfree", "editorial", "letters", "blog", "sport", "review")) {
            if (url.contains("/" + section)) {
                against("url.opinion", 1);
            }
        }
        if (url.contains("live") || url.contains("recap") || url.contains("updates")) {
            put("url.live", 1);
        }
    }

    /** News comes back to its subject, and soon; background names it once, or far down. */
    private void countPlaces(List<Integer> sentences) {
        put("sentences.first-ten", log(before(FIRST_TEN, sentences)));
        put("sentences.first-twenty", log(before(FIRST_TWENTY, sentences)));
        against("sentences.only-one", sentences.size() <= 1 ? 1 : 0);
        put("second", sentences.size() < 2 ? 0 : 1 / (1 + sentences.get(1) / 4.0));
        put("third", sentences.size() < 3 ? 0 : 1 / (1 + sentences.get(2) / 6.0));
    }

    private static long before(int end, List<Integer> sentences) {
        return sentences.stream().filter(sentence -> sentence <= end).count();
    }

    private static void countLeadIns(Reading reading, Mention mention, Map<String, Double> leadIns) {
        for (Mark mark : reading.marks().get(mention.sentence().number())) {
            int gap = mention.mark().from() - mark.to();
            if (mark.kind() == TermKind.LEAD_IN && gap >= 0 && gap < LEAD_IN_REACH) {
                leadIns.merge(mark.name(), 1.0, Double::sum);
            }
        }
    }

    private void countFrames(List<Frame> frames, int[] zone) {
        double[] asserted = new double[3];
        double[] modal = new double[3];
        boolean firmTitle = false;
        double recent = 0;
        double background = 0;
        Map<ActorSort, Double> actors = new HashMap<>();
        Map<String, Double> types = new HashMap<>();
        Set<Integer> newsSentences = new HashSet<>();
        Set<Integer> frameSentences = new HashSet<>();
        Set<Integer> backgroundSentences = new HashSet<>();
        Set<Integer> firmSentences = new HashSet<>();
        Set<Integer> freshSentences = new HashSet<>();
        List<Double> weights = new ArrayList<>();
        for (Frame frame : frames) {
            if (!frame.governing() || frame.mention().tie() == Tie.NEARBY && frame.distance() > 3) {
                continue;
            }
            int z = zone[frame.sentence().number()];
            frameSentences.add(frame.sentence().number());
            if (frame.modality() == Modality.BACKGROUND) {
                background++;
                backgroundSentences.add(frame.sentence().number());
            } else if (frame.modality() == Modality.ASSERTED) {
                asserted[z] += isBystander(frame.actorSort()) ? 0 : 1;
                newsSentences.add(frame.sentence().number());
                types.merge(group(frame), z < 2 ? 2.0 : 1.0, Double::sum);
            } else {
                modal[z] += isBystander(frame.actorSort()) ? 0 : 1;
            }
            if (frame.recent()) {
                recent++;
            }
            actors.merge(frame.actorSort(), 1.0, Double::sum);
            weights.add(weight(frame, z));
            if (frame.mention().own() && !frame.hint() && frame.modality() != Modality.BACKGROUND) {
                firmTitle |= z == 0 && isOfWeight(frame.actorSort());
                if (isOfWeight(frame.actorSort())) {
                    firmSentences.add(frame.sentence().number());
                }
                if (frame.recent()) {
                    freshSentences.add(frame.sentence().number());
                }
            }
        }
        put("title.firm", firmTitle ? 1 : 0);
        put("frames.firm", log(firmSentences.size()));
        put("frames.fresh", log(freshSentences.size()));
        put("title.asserted", log(asserted[0]));
        put("title.modal", log(modal[0]));
        put("lead.asserted", log(asserted[1]));
        put("lead.modal", log(modal[1]));
        put("body.asserted", log(asserted[2]));
        put("body.modal", log(modal[2]));
        put("frames.recent", log(recent));
        against("frames.background", log(background));
        put("frames.news-sentences", log(newsSentences.size()));
        backgroundSentences.removeAll(newsSentences);
        put(
                "background.share",
                frameSentences.isEmpty() ? 0 : (double) backgroundSentences.size() / frameSentences.size());
        double total = Math.max(1, frames.stream().filter(Frame::governing).count());
        for (ActorSort sort : ActorSort.values()) {
            double of = actors.getOrDefault(sort, 0.0);
            switch (sort) {
                case PARTY, MEDIATOR, ORGANISATION -> {
                    put("actor." + sort, log(of));
                    put("actor-share." + sort, of / total);
                }
                case STATE, OFFICIAL -> put("actor." + sort, log(of));
                case CIVILIAN, EXPERT -> {
                    against("actor." + sort, log(of));
                    against("actor-share." + sort, of / total);
                }
                case NONE -> {
                    // says nothing
                }
            }
        }
        for (String group :
                List.of("concluded", "proposed", "talks", "rejected", "terms", "force", "broken", "ended")) {
            put("type." + group, log(types.getOrDefault(group, 0.0)));
        }
        weights.sort(Collections.reverseOrder());
        put("best", weights.isEmpty() ? 0 : weights.get(0));
        double top = 0;
        for (int i = 0; i < Math.min(5, weights.size()); i++) {
            top += weights.get(i);
        }
        put("best5", top / 3);
    }

    private static double weight(Frame frame, int zone) {
        double weight = zone == 0 ? 2 : zone == 1 ? 1.5 : 0.6;
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

    private void countSurroundings(
            Reading reading,
            List<Mention> mentions,
            boolean watched,
            Set<Integer> ownSentences,
            int[] zone,
            double hundreds) {
        Map<String, Double> other = new HashMap<>();
        Map<String, Double> otherTitle = new HashMap<>();
        Map<String, Double> otherNear = new HashMap<>();
        Map<String, Double> genre = new HashMap<>();
        Map<String, Double> genreTitle = new HashMap<>();
        Map<String, Double> genreEarly = new HashMap<>();
        double conflict = 0;
        double conflictTitle = 0;
        double senses = 0;
        Set<String> wordsOfWar = new HashSet<>();
        BitSet named = new BitSet();
        mentions.forEach(
                mention -> named.set(mention.mark().from(), mention.mark().to()));
        double partiesTitle = 0;
        double near = 0;
        double nearParty = 0;
        double nearRecent = 0;
        double nearBackground = 0;
        double nearConflict = 0;
        double nearSay = 0;
        for (int s = 0; s < zone.length; s++) {
            boolean mention = ownSentences.contains(s);
            Set<TermKind> kinds = new HashSet<>();
            for (Mark mark : reading.marks().get(s)) {
                kinds.add(mark.kind());
                switch (mark.kind()) {
                    case OTHER_SENSE -> {
                        senses++;
                        other.merge(mark.name(), 1.0, Double::sum);
                        if (zone[s] == 0) {
                            otherTitle.merge(mark.name(), 1.0, Double::sum);
                        }
                        if (mention) {
                            otherNear.merge(mark.name(), 1.0, Double::sum);
                        }
                    }
                    case GENRE -> {
                        genre.merge(mark.name(), 1.0, Double::sum);
                        if (zone[s] < 2) {
                            genreEarly.merge(mark.name(), 1.0, Double::sum);
                        }
                        if (zone[s] == 0) {
                            genreTitle.merge(mark.name(), 1.0, Double::sum);
                        }
                        if (mention) {
                            otherNear.merge(mark.name(), 1.0, Double::sum);
                        }
                    }
                    case CONFLICT -> {
                        conflict++;
                        int namedFrom = named.nextSetBit(mark.from());
                        if (namedFrom < 0 || namedFrom >= mark.to()) {
                            wordsOfWar.add(reading.document().word(mark.from()));
                        }
                        conflictTitle += zone[s] == 0 ? 1 : 0;
                    }
                    case PARTY, SIDE, SCENE -> partiesTitle += zone[s] == 0 ? 1 : 0;
                    default -> {
                        // counted as frames
                    }
                }
            }
            if (mention) {
                near++;
                nearParty += kinds.contains(TermKind.PARTY) || kinds.contains(TermKind.SIDE) ? 1 : 0;
                nearRecent += kinds.contains(TermKind.RECENT) ? 1 : 0;
                nearBackground += kinds.contains(TermKind.BACKGROUND) ? 1 : 0;
                nearConflict += kinds.contains(TermKind.CONFLICT) ? 1 : 0;
                nearSay += kinds.contains(TermKind.SAY) ? 1 : 0;
            }
        }
        near = Math.max(1, near);
        put("war.share", wordsOfWar.size() / (2.0 + wordsOfWar.size() + senses));
        against("war.unwatched", wordsOfWar.size() <= 2 && !watched ? 1 : 0);
        against("senses", Math.min(3, senses / hundreds / 3));
        put("near.party", nearParty / near);
        put("near.recent", nearRecent / near);
        against("near.background", nearBackground / near);
        put("near.conflict", nearConflict / near);
        put("near.say", nearSay / near);
        put("conflict", Math.min(3, conflict / hundreds / 3));
        put("conflict.title", log(conflictTitle));
        put("parties.title", log(partiesTitle));
        for (String sense : OTHER_SENSES) {
            against("sense." + sense, Math.min(3, other.getOrDefault(sense, 0.0) / hundreds));
            against("sense-title." + sense, log(otherTitle.getOrDefault(sense, 0.0)));
            against("sense-near." + sense, Math.min(2, otherNear.getOrDefault(sense, 0.0) / near));
        }
        for (String sort : GENRES_AGAINST) {
            against("genre." + sort, Math.min(3, genre.getOrDefault(sort, 0.0) / hundreds));
            against("genre-title." + sort, log(genreTitle.getOrDefault(sort, 0.0)));
            against("genre-near." + sort, Math.min(2, otherNear.getOrDefault(sort, 0.0) / near));
        }
        against("genre-early.byline", Math.min(1, genreEarly.getOrDefault("byline", 0.0)));
        put("genre-title.live", log(genreTitle.getOrDefault("live", 0.0)));
        put("genre-title.explainer", log(genreTitle.getOrDefault("explainer", 0.0)));
    }

    private static int densestWindow(Set<Integer> sentences, int count) {
        int best = 0;
        for (int s : sentences) {
            int inWindow = 0;
            for (int i = s; i < Math.min(count, s + WINDOW); i++) {
                inWindow += sentences.contains(i) ? 1 : 0;
            }
            best = Math.max(best, inWindow);
        }
        return best;
    }

    private void put(String name, double value) {
        values.put(name, value);
    }

    /** What speaks against a change counts below zero, so that no weight has to. */
    private void against(String name, double value) {
        values.put(name, value == 0 ? 0 : -value);
    }

    private static double log(double count) {
        return StrictMath.log(1 + count);
    }
}
