package dev.parley.classify.change;

import dev.parley.classify.change.Frame.ActorSort;
import dev.parley.classify.change.Mention.Subject;
import dev.parley.classify.change.Mention.Tie;
import dev.parley.classify.dossier.DossierMatch;
import dev.parley.classify.dossier.Party;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Chooses, among all that an article says, the sentences that prove its changes best. */
public final class MainChanges {

    private static final int LEAD_SENTENCES = 5;
    private static final double ONLY_MEMORANDUM = 0.8;
    private static final double ALSO_MEMORANDUM = 0.4;

    private MainChanges() {}

    /**
     * The changes of these types, in this order, none that is told only as history; where both a ceasefire and a
     * memorandum are the subject, one more if the other would be missing.
     */
    public static List<Change> of(
            Reading reading, List<Mention> mentions, List<Frame> frames, List<ChangeType> types, DossierMatch dossier) {
        if (frames.stream().allMatch(frame -> frame.modality() == Modality.BACKGROUND)) {
            return List.of();
        }
        Set<Instrument> instruments = instruments(mentions);
        List<Change> changes = new ArrayList<>();
        List<Frame> proving = new ArrayList<>();
        for (ChangeType type : types) {
            Frame best = evidence(frames, type, proving);
            if (best != null && !isPlaceOfAnother(best, frames, types)) {
                proving.add(best);
                changes.add(change(reading, best, instruments, dossier));
            }
        }
        for (Instrument instrument : instruments) {
            if (!changes.isEmpty() && changes.stream().noneMatch(change -> change.instrument() == instrument)) {
                Frame best = best(
                        frames,
                        frame -> names(frame, instrument)
                                && !frame.hint()
                                && frame.modality() != Modality.BACKGROUND
                                && types.contains(frame.type()));
                if (best == null) {
                    best = best(
                            frames,
                            frame -> names(frame, instrument)
                                    && !frame.hint()
                                    && frame.modality() != Modality.BACKGROUND);
                }
                if (best != null) {
                    changes.add(change(reading, best, instruments, dossier));
                }
            }
        }
        return changes;
    }

    /** The sentence that says it best; where that one proves another change already, the best of those that say nothing else. */
    private static @Nullable Frame evidence(List<Frame> frames, ChangeType type, List<Frame> proving) {
        Frame best = best(frames, frame -> frame.type() == type && frame.modality() != Modality.BACKGROUND);
        if (best == null || isFree(best, proving)) {
            return best;
        }
        return best(
                frames,
                frame -> frame.type() == type
                        && frame.modality() != Modality.BACKGROUND
                        && frame.governing()
                        && !frame.hint()
                        && isFree(frame, proving));
    }

    private static boolean isFree(Frame frame, List<Frame> proving) {
        return proving.stream().allMatch(other -> tellApart(other, frame));
    }

    /** Whether the frame only says where another of these changes happens: the talks at which a memorandum is handed over. */
    private static boolean isPlaceOfAnother(Frame talks, List<Frame> frames, List<ChangeType> types) {
        return talks.type() == ChangeType.TALKS
                && frames.stream()
                        .anyMatch(frame -> frame.sentence() == talks.sentence()
                                && frame.type() != ChangeType.TALKS
                                && types.contains(frame.type())
                                && frame.modality() == Modality.ASSERTED
                                && frame.place().equals("before")
                                && frame.mention().own()
                                && isOfWeight(frame.actorSort()));
    }

    private static boolean isOfWeight(ActorSort sort) {
        return sort == ActorSort.PARTY || sort == ActorSort.STATE;
    }

    /** A sentence proves one change; a headline proves two where two verbs tell them, but its talks are where one happens. */
    private static boolean tellApart(Frame one, Frame other) {
        return one.sentence() != other.sentence()
                || one.sentence().heading()
                        && !one.hint()
                        && !other.hint()
                        && one.type() != ChangeType.TALKS
                        && other.type() != ChangeType.TALKS
                        && (one.mention() != other.mention() || one.distance() != other.distance());
    }

    private static @Nullable Frame best(List<Frame> frames, Predicate<Frame> wanted) {
        Frame best = null;
        for (Frame frame : frames) {
            if (wanted.test(frame) && (best == null || weight(frame) > weight(best))) {
                best = frame;
            }
        }
        return best;
    }

    private static boolean names(Frame frame, Instrument instrument) {
        return frame.mention().own()
                && frame.mention().subject()
                        == (instrument == Instrument.CEASEFIRE ? Subject.CEASEFIRE : Subject.MEMORANDUM);
    }

    /** What the article is about, by how often and how far up it names either. */
    private static Set<Instrument> instruments(List<Mention> mentions) {
        double ceasefire = 0;
        double memorandum = 0;
        for (Mention mention : mentions) {
            double weight =
                    mention.sentence().heading() ? 4 : mention.sentence().number() <= LEAD_SENTENCES ? 2 : 1;
            if (mention.own() && mention.subject() == Subject.CEASEFIRE) {
                ceasefire += weight;
            } else if (mention.own() && mention.subject() == Subject.MEMORANDUM) {
                memorandum += weight;
            } else if (mention.tie() == Tie.PARTIES && mention.subject() == Subject.MEMORANDUM) {
                memorandum += weight / 4;
            }
        }
        double share = memorandum == 0 ? 0 : memorandum / (ceasefire + memorandum);
        return share > ONLY_MEMORANDUM
                ? EnumSet.of(Instrument.MEMORANDUM)
                : share > ALSO_MEMORANDUM ? EnumSet.allOf(Instrument.class) : EnumSet.of(Instrument.CEASEFIRE);
    }

    private static Change change(Reading reading, Frame frame, Set<Instrument> instruments, DossierMatch dossier) {
        Instrument named =
                frame.mention().subject() == Subject.MEMORANDUM ? Instrument.MEMORANDUM : Instrument.CEASEFIRE;
        Instrument instrument =
                instruments.contains(named) ? named : instruments.iterator().next();
        return new Change(
                instrument,
                frame.type(),
                frame.modality(),
                dossier.dossier(),
                parties(reading, frame, dossier),
                frame.actor(),
                frame.speaker(),
                reading.document().evidence(frame.sentence()),
                frame.rule());
    }

    /** The parties that the sentence names, or those of the article when it names fewer than two. */
    private static List<String> parties(Reading reading, Frame frame, DossierMatch dossier) {
        List<String> named = new ArrayList<>();
        for (Mark mark : reading.marks().get(frame.sentence().number())) {
            String party = mark.kind() == TermKind.PARTY
                    ? Party.of(mark).name()
                    : mark.kind() == TermKind.STATE ? mark.name() : "";
            if (dossier.parties().contains(party) && !named.contains(party)) {
                named.add(party);
            }
        }
        if (named.size() < 2) {
            return dossier.parties().size() > 2 ? dossier.parties().subList(0, 2) : dossier.parties();
        }
        named.sort(Comparator.comparingInt(dossier.parties()::indexOf));
        return named;
    }

    private static double weight(Frame frame) {
        double weight = frame.sentence().heading() ? 4 : frame.sentence().number() <= LEAD_SENTENCES ? 2 : 1;
        weight *= frame.modality() == Modality.ASSERTED ? 1 : frame.modality() == Modality.BACKGROUND ? 0.1 : 0.6;
        weight *= frame.recent() ? 1.2 : 1;
        weight *= frame.actorSort() == ActorSort.CIVILIAN || frame.actorSort() == ActorSort.EXPERT ? 0.4 : 1;
        weight *= frame.mention().own() ? 1 : 0.5;
        weight *= frame.governing() ? 1.3 : 1;
        weight *= frame.hint() ? 0.5 : 1;
        return weight / (1 + 0.15 * Math.max(0, frame.distance()));
    }
}
