package dev.parley.classify;

import dev.parley.classify.Explanation.ToldChange;
import dev.parley.classify.Findings.Said;
import dev.parley.classify.change.Cue.Place;
import dev.parley.classify.change.Frame;
import dev.parley.classify.change.FrameReader;
import dev.parley.classify.change.MainChanges;
import dev.parley.classify.change.Mention;
import dev.parley.classify.dossier.DossierMatch;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.Zone;
import dev.parley.classify.scoring.Features;
import dev.parley.classify.scoring.LogisticModel;
import dev.parley.classify.scoring.MainTypes;
import dev.parley.classify.scoring.Reasons;
import dev.parley.classify.scoring.TypeFeatures;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.VerdictReason;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is found in an article, or in one item of a live page, on the way to the verdict. */
record Analysis(
        Reading reading,
        List<Mention> mentions,
        List<Frame> frames,
        DossierMatch dossier,
        Map<String, Double> features) {

    /**
     * Analyses what was read.
     *
     * @param mentions of instruments in it
     * @param year of publication
     * @param url of the article; absent where only a part of it was read
     */
    static Analysis of(Reading reading, List<Mention> mentions, int year, @Nullable String url) {
        Set<Integer> sentencesWithMention = new HashSet<>();
        mentions.forEach(mention -> sentencesWithMention.add(mention.sentence().number()));
        DossierMatch dossier = DossierMatch.of(reading, sentencesWithMention);
        List<Frame> frames = FrameReader.frames(reading, mentions, year, dossier.dossier());
        return new Analysis(reading, mentions, frames, dossier, Features.of(reading, mentions, frames, dossier, url));
    }

    /** Whether any words name an instrument by themselves. */
    boolean namesInstrument() {
        return mentions.stream().anyMatch(Mention::own);
    }

    /** Per type of change that is spoken of, the features by which it is or is not the news. */
    Map<ChangeType, Map<String, Double>> typeFeatures() {
        return TypeFeatures.of(frames, Zone.of(reading));
    }

    /** The main changes that are told, the likeliest type first. */
    List<Change> changes(LogisticModel typeModel) {
        return MainChanges.of(reading, mentions, frames, MainTypes.of(typeFeatures(), typeModel), dossier);
    }

    /** What speaks most plainly against a change. */
    VerdictReason reasonAgainst() {
        return Reasons.against(features, frames);
    }

    List<Said> said() {
        Zone[] zones = Zone.of(reading);
        return frames.stream()
                .map(frame -> new Said(zones[frame.sentence().number()], frame.modality(), frame.hint()))
                .toList();
    }

    /** The words behind one of the changes, if it was found here. */
    Optional<ToldChange> told(Change change) {
        return frames.stream()
                .filter(frame -> frame.type() == change.type()
                        && frame.rule().equals(change.rule())
                        && reading.document().evidence(frame.sentence()).equals(change.evidence()))
                .findFirst()
                .map(this::told);
    }

    /** The first words that say anything of an instrument, or else name one. */
    ToldChange firstTold() {
        return frames.isEmpty() ? named(mentions.get(0)) : told(frames.get(0));
    }

    private ToldChange told(Frame frame) {
        Mark cue = frame.cue().mark();
        boolean onlyNamed = frame.cue().place() == Place.NAMED;
        return new ToldChange(
                reading.document().evidence(frame.sentence()),
                frame.type(),
                frame.modality(),
                onlyNamed ? "" : reading.document().quote(frame.sentence(), cue.from(), cue.to()),
                instrument(frame.mention()));
    }

    private ToldChange named(Mention mention) {
        return new ToldChange(reading.document().evidence(mention.sentence()), null, null, "", instrument(mention));
    }

    private String instrument(Mention mention) {
        return reading.document()
                .quote(mention.sentence(), mention.mark().from(), mention.mark().to());
    }
}
