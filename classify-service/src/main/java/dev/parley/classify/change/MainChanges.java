package dev.parley.classify.change;

import dev.parley.classify.change.Frame.ActorSort;
import dev.parley.classify.change.Mention.Subject;
import dev.parley.classify.dossier.DossierMatch;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Chooses, among all that an article says, the changes that are its news, and the sentence that proves each best. */
public final class MainChanges {

    private static final int MOST = 3;
    private static final double LEAST_SHARE = 0.35;
    private static final int LEAD_SENTENCES = 5;

    private MainChanges() {}

    /** The main change first; none when no frame is news. */
    public static List<Change> of(Reading reading, List<Frame> frames, DossierMatch dossier) {
        Map<ChangeType, Double> weights = new EnumMap<>(ChangeType.class);
        Map<ChangeType, Frame> best = new EnumMap<>(ChangeType.class);
        for (Frame frame : frames) {
            double weight = weight(frame);
            weights.merge(frame.type(), weight, Double::sum);
            Frame known = best.get(frame.type());
            if (known == null || weight > weight(known)) {
                best.put(frame.type(), frame);
            }
        }
        double most =
                weights.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        List<ChangeType> types = weights.entrySet().stream()
                .filter(type -> type.getValue() >= LEAST_SHARE * most)
                .sorted(Map.Entry.<ChangeType, Double>comparingByValue().reversed())
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        Instrument instrument = mainInstrument(frames);
        List<Change> changes = new ArrayList<>();
        for (ChangeType type : types) {
            Frame frame = best.get(type);
            if (frame != null) {
                changes.add(change(reading, frame, instrument, dossier));
            }
        }
        return changes;
    }

    private static Change change(Reading reading, Frame frame, Instrument main, DossierMatch dossier) {
        Instrument instrument =
                switch (frame.mention().subject()) {
                    case CEASEFIRE -> Instrument.CEASEFIRE;
                    case MEMORANDUM -> frame.mention().own() ? Instrument.MEMORANDUM : main;
                    case TALKS -> main;
                };
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
                    ? mark.name().substring(mark.name().indexOf('/') + 1)
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

    private static Instrument mainInstrument(List<Frame> frames) {
        double ceasefire = 0;
        double memorandum = 0;
        for (Frame frame : frames) {
            if (frame.mention().own() && frame.mention().subject() == Subject.CEASEFIRE) {
                ceasefire += weight(frame);
            } else if (frame.mention().own() && frame.mention().subject() == Subject.MEMORANDUM) {
                memorandum += weight(frame);
            }
        }
        return memorandum > ceasefire ? Instrument.MEMORANDUM : Instrument.CEASEFIRE;
    }

    private static double weight(Frame frame) {
        double weight = frame.sentence().inTitle() ? 4 : frame.sentence().number() <= LEAD_SENTENCES ? 2 : 1;
        weight *= frame.modality() == Modality.ASSERTED ? 1 : frame.modality() == Modality.BACKGROUND ? 0.1 : 0.6;
        weight *= frame.recent() ? 1.2 : 1;
        weight *= frame.actorSort() == ActorSort.CIVILIAN || frame.actorSort() == ActorSort.EXPERT ? 0.4 : 1;
        weight *= frame.mention().own() ? 1 : 0.5;
        return weight / (1 + 0.15 * frame.distance());
    }
}
