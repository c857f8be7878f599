package dev.parley.classify.change;

import dev.parley.classify.change.Cue.Place;
import dev.parley.classify.change.Mention.Subject;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.text.Sentence;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Modality;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads frames sentence by sentence: a cue of a change and an instrument that stands in the right place to it. */
public final class FrameReader {

    /** What can happen to a ceasefire or a memorandum, but not to talks about one. */
    private static final Set<ChangeType> OF_AN_INSTRUMENT = EnumSet.of(
            ChangeType.IN_FORCE, ChangeType.HOLDING, ChangeType.EXTENDED, ChangeType.AMENDED, ChangeType.VIOLATED);

    private static final int BEFORE_REACH = 8;
    private static final int AFTER_REACH = 7;
    private static final int PASSIVE_REACH = 5;
    private static final int NEAR_REACH = 4;
    private static final int NOT_OWN_MALUS = 2;
    private static final int PREDICATE_REACH = 6;
    private static final int APART = Integer.MAX_VALUE;

    private final Reading reading;
    private final int year;
    private final Participants participants;

    private FrameReader(Reading reading, int year, @Nullable String dossier) {
        this.reading = reading;
        this.year = year;
        this.participants = new Participants(reading, dossier);
    }

    /**
     * The frames around these mentions.
     *
     * @param year in which the article was published; years before it date a sentence to the past
     * @param dossier whose party names are preferred
     */
    public static List<Frame> frames(Reading reading, List<Mention> mentions, int year, @Nullable String dossier) {
        FrameReader reader = new FrameReader(reading, year, dossier);
        List<Frame> frames = new ArrayList<>();
        int from = 0;
        while (from < mentions.size()) {
            int to = from;
            Sentence sentence = mentions.get(from).sentence();
            while (to < mentions.size() && mentions.get(to).sentence() == sentence) {
                to++;
            }
            frames.addAll(reader.read(sentence, mentions.subList(from, to)));
            from = to;
        }
        return frames;
    }

    private List<Frame> read(Sentence sentence, List<Mention> mentions) {
        List<Mark> marks = reading.marks().get(sentence.number());
        Clauses clauses = new Clauses(reading.document(), sentence, marks);
        List<Mention> instruments = instruments(mentions);
        List<Cue> cues = Cue.in(marks);
        List<Frame> found = new ArrayList<>();
        for (Cue cue : Predicates.among(cues, clauses, mentions)) {
            Mention mention = nearest(cue, OF_AN_INSTRUMENT.contains(cue.type()) ? instruments : mentions, clauses);
            if (mention != null && !clauses.isAttribution(cue, mention.mark())) {
                Frame frame = frame(clauses, cue, mention);
                found.add(clauses.isRecalled(cue, mention.mark(), cues) ? frame.asKnown() : frame);
            }
        }
        for (Mention mention : mentions) {
            if (mention.subject() == Subject.TALKS && mention.own()) {
                found.add(frame(clauses, new Cue(mention.mark(), ChangeType.TALKS, Place.NAMED), mention));
            }
        }
        if (found.stream().anyMatch(FrameReader::delays)) {
            found.removeIf(frame -> frame.type() == ChangeType.SIGNED || frame.type() == ChangeType.IN_FORCE);
        }
        found.removeIf(frame -> frame.type() == ChangeType.ANNOUNCED
                && (saysFate(frame.mention(), found, clauses) || announcesFate(frame, found)));
        return governed(found);
    }

    /** Who declares that a truce is over announces its end, not a truce. */
    private static boolean saysFate(Mention mention, List<Frame> frames, Clauses clauses) {
        for (Frame frame : frames) {
            Cue cue = frame.cue();
            if (frame.mention() == mention
                    && cue.isFate()
                    && cue.place() == Place.AFTER
                    && frame.modality() == Modality.ASSERTED
                    && !clauses.part(mention.mark().to(), cue.from())) {
                return true;
            }
        }
        return false;
    }

    /** Who announces the exit from a deal announces no deal: the fate stands between the verb and the instrument. */
    private static boolean announcesFate(Frame announced, List<Frame> frames) {
        for (Frame frame : frames) {
            Cue fate = frame.cue();
            if (frame.mention() == announced.mention()
                    && fate.isFate()
                    && fate.place() == Place.BEFORE
                    && fate.from() >= announced.cue().to()
                    && fate.to() <= frame.mention().mark().from()) {
                return true;
            }
        }
        return false;
    }

    private static List<Mention> instruments(List<Mention> mentions) {
        List<Mention> instruments = new ArrayList<>();
        for (Mention mention : mentions) {
            if (mention.subject() != Subject.TALKS && !isPartOfTalks(mention, mentions)) {
                instruments.add(mention);
            }
        }
        return instruments;
    }

    /** Whether the words are part of the name of talks: the truce of truce talks is not there yet. */
    private static boolean isPartOfTalks(Mention instrument, List<Mention> mentions) {
        for (Mention mention : mentions) {
            if (mention.subject() == Subject.TALKS
                    && mention.own()
                    && mention.mark().overlaps(instrument.mark())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Mention nearest(Cue cue, List<Mention> mentions, Clauses clauses) {
        Mention best = null;
        int bestDistance = APART;
        for (Mention mention : mentions) {
            int distance = distance(cue, mention.mark(), clauses);
            if (distance != APART && !mention.own()) {
                distance += NOT_OWN_MALUS;
            }
            if (distance < bestDistance) {
                best = mention;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Words between cue and instrument, or {@link #APART} when they do not belong together. */
    private static int distance(Cue cue, Mark instrument, Clauses clauses) {
        int before = instrument.from() - cue.to();
        int after = cue.from() - instrument.to();
        if (after > 0) {
            after -= clauses.wordsInNames(instrument.to(), cue.from());
        }
        if (before < 0 && after < 0) {
            return cue.place() == Place.ITSELF || cue.surrounds(instrument) ? 0 : APART;
        }
        boolean together =
                switch (cue.place()) {
                    case BEFORE, JOINTLY ->
                        before >= 0 && before <= BEFORE_REACH && !clauses.isBroken(cue.to(), instrument.from())
                                || after >= 0 && after <= PASSIVE_REACH && cue.isParticiple(clauses.document());
                    case AFTER -> after >= 0 && after <= AFTER_REACH && !clauses.isBroken(instrument.to(), cue.from());
                    case NEAR, HINT, ITSELF, NAMED ->
                        before >= 0 && before <= NEAR_REACH || after >= 0 && after <= NEAR_REACH;
                };
        return together ? Math.max(before, after) : APART;
    }

    private Frame frame(Clauses clauses, Cue cue, Mention mention) {
        Mark instrument = mention.mark();
        Mark actor = participants.actor(clauses, cue, instrument);
        Mark speaker = Participants.speaker(clauses);
        Factuality factuality = Factuality.of(clauses, cue, instrument, year);
        return factuality.applyTo(new Frame(
                mention,
                cue,
                told(cue, mention),
                factuality.modality(),
                Participants.sort(actor),
                Participants.name(actor, clauses),
                Participants.name(speaker, clauses),
                factuality.recent(),
                false));
    }

    /** Talks that end are talks; what they are about may live on. */
    private static ChangeType told(Cue cue, Mention mention) {
        return cue.type() == ChangeType.ENDED && mention.subject() == Subject.TALKS ? ChangeType.TALKS : cue.type();
    }

    /** What is put off has not happened: the signing of a treaty, the start of a truce. */
    private static boolean delays(Frame frame) {
        return frame.type() == ChangeType.DELAYED && !frame.hint() && frame.modality() == Modality.ASSERTED;
    }

    /** The frames of a sentence, those marked that say what it says as a whole. */
    private static List<Frame> governed(List<Frame> frames) {
        Frame governing = null;
        for (Frame frame : frames) {
            if (governing == null || rank(frame) < rank(governing)) {
                governing = frame;
            }
        }
        ChangeType told = governing == null ? null : governing.type();
        frames.replaceAll(frame -> frame.type() == told ? frame.asGoverning() : frame);
        return frames;
    }

    /** A sentence has one predicate: a verb close before the instrument, else one behind it, else a word near it. */
    private static int rank(Frame frame) {
        int place =
                switch (frame.cue().place()) {
                    case ITSELF -> 0;
                    case BEFORE, JOINTLY -> frame.distance() <= PREDICATE_REACH ? 0 : 40;
                    case AFTER -> 20;
                    case NAMED -> 30;
                    case NEAR, HINT -> 40;
                };
        boolean known = frame.modality() == Modality.BACKGROUND && !frame.recent();
        return place + Math.max(0, frame.distance()) + (frame.mention().own() ? 0 : 10) + (known ? 50 : 0);
    }
}
