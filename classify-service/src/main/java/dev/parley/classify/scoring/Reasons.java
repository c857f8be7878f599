package dev.parley.classify.scoring;

import dev.parley.classify.change.Frame;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.text.Document;
import dev.parley.classify.text.Sentence;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.VerdictReason;
import java.util.List;
import java.util.Map;

/** Says why an article that names an instrument reports no change. */
public final class Reasons {

    private static final List<String> OTHER_SENSES =
            List.of("trade", "business", "gang", "sports", "legal", "presidential");
    private static final double MUCH_OTHER = 1.0;
    private static final double LITTLE_CONFLICT = 0.25;
    private static final double FIRST_PERSON = 1.5;

    private static final String LABEL = "label";
    private static final String TAKEN_BACK = "taken-back";
    private static final int NOTE_SENTENCES = 3;

    private Reasons() {}

    /** Whether the outlet itself heads or ends the title with the name of its opinion pages: "Opinion: …", "… | Opinion". */
    public static boolean isLabelledOpinion(Reading reading) {
        return isHeaded(reading, LABEL);
    }

    /** Whether the outlet says over the title, or at once below it, that it takes the article back. */
    public static boolean isTakenBack(Reading reading) {
        if (isHeaded(reading, TAKEN_BACK)) {
            return true;
        }
        int read = 0;
        for (int i = 0; i < reading.sentences().size() && read < NOTE_SENTENCES; i++) {
            if (!reading.sentences().get(i).heading()) {
                read++;
                for (Mark mark : reading.marks(i, TermKind.GENRE)) {
                    if (mark.name().equals(TAKEN_BACK) && mark.to() - mark.from() > 1) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isHeaded(Reading reading, String sort) {
        for (int i = 0;
                i < reading.sentences().size() && reading.sentences().get(i).heading();
                i++) {
            Sentence sentence = reading.sentences().get(i);
            for (Mark mark : reading.marks(i, TermKind.GENRE)) {
                boolean heads = mark.from() == 0
                        && mark.to() < sentence.to()
                        && reading.document().precededBy(mark.to(), Document.BREAK);
                boolean ends = mark.to() == sentence.to() && reading.document().precededBy(mark.from(), Document.BREAK);
                if (mark.name().equals(sort) && (heads || ends)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether it speaks of a truce among such as fight no war. No weight tells that, for too few labelled articles are on
     * other truces to learn it from.
     */
    static boolean isOfNoWar(Map<String, Double> features) {
        return features.getOrDefault(SurroundingFeatures.NOBODY_AT_WAR, 0.0) < 0;
    }

    private static double mostOfAnotherSense(Map<String, Double> features) {
        double most = 0;
        for (String sense : OTHER_SENSES) {
            most = Math.max(
                    most,
                    -features.getOrDefault("sense." + sense, 0.0)
                            - features.getOrDefault("sense-title." + sense, 0.0)
                            - features.getOrDefault("sense-near." + sense, 0.0));
        }
        return most;
    }

    /** The reason that the features speak for most plainly. */
    public static VerdictReason against(Map<String, Double> features, List<Frame> frames) {
        double other = mostOfAnotherSense(features);
        if (isOfNoWar(features)) {
            return other > MUCH_OTHER ? VerdictReason.OTHER_SENSE : VerdictReason.NO_CONFLICT;
        }
        double conflict = features.getOrDefault("conflict", 0.0);
        if (other > MUCH_OTHER && conflict < other / 2) {
            return VerdictReason.OTHER_SENSE;
        }
        if (conflict < LITTLE_CONFLICT && features.getOrDefault("dossier", 0.0) == 0) {
            return VerdictReason.NO_CONFLICT;
        }
        if (features.getOrDefault("url.opinion", 0.0) < 0
                || features.getOrDefault("genre-title.opinion", 0.0) < 0
                || features.getOrDefault("genre.opinion", 0.0) < -FIRST_PERSON) {
            return VerdictReason.OPINION;
        }
        boolean history =
                !frames.isEmpty() && frames.stream().allMatch(frame -> frame.modality() == Modality.BACKGROUND);
        return history ? VerdictReason.BACKGROUND_ONLY : VerdictReason.NO_CHANGE;
    }
}
