package dev.parley.classify.scoring;

import dev.parley.classify.change.Frame;
import dev.parley.classify.change.Mention;
import dev.parley.classify.dossier.DossierMatch;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.Zone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an article shows, as numbers of about -3 to 3 with names that a reader understands.
 *
 * <p>What speaks for a change is positive, what speaks against it negative. So every weight is positive, and none can
 * learn from a thousand articles that an opinion piece makes news more likely.
 */
public final class Features {

    private static final List<String> OPINION_SECTIONS =
            List.of("opinion", "commentisfree", "editorial", "letters", "blog", "sport", "review");

    private Features() {}

    /** The features of an article. */
    public static Map<String, Double> of(
            Reading reading, List<Mention> mentions, List<Frame> frames, DossierMatch dossier, @Nullable String url) {
        Zone[] zones = Zone.of(reading);
        SortedSet<Integer> naming = sentencesNaming(mentions);
        double hundreds = Math.max(1, reading.words() / 100.0);
        boolean watched = dossier.dossier() != null;
        FeatureVector features = new FeatureVector();
        MentionFeatures.add(features, reading, mentions, naming, zones, hundreds, watched);
        FrameFeatures.add(features, frames, zones);
        SurroundingFeatures.add(features, reading, mentions, naming, zones, hundreds, watched);
        addDossier(features, dossier);
        addUrl(features, url == null ? "" : url.toLowerCase(Locale.ROOT));
        return features.values();
    }

    /** The sentences that name an instrument by itself. */
    private static SortedSet<Integer> sentencesNaming(List<Mention> mentions) {
        SortedSet<Integer> sentences = new TreeSet<>();
        for (Mention mention : mentions) {
            if (mention.own()) {
                sentences.add(mention.sentence().number());
            }
        }
        return sentences;
    }

    private static void addDossier(FeatureVector features, DossierMatch dossier) {
        features.put("dossier", dossier.dossier() == null ? 0 : 1);
        features.put("dossier.score", Math.min(3, dossier.score() / 6));
        features.put("parties", Math.min(2, dossier.parties().size()));
    }

    private static void addUrl(FeatureVector features, String url) {
        for (String section : OPINION_SECTIONS) {
            if (url.contains("/" + section)) {
                features.against("url.opinion", 1);
            }
        }
        if (url.contains("live") || url.contains("recap") || url.contains("updates")) {
            features.put("url.live", 1);
        }
    }
}
