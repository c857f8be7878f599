package dev.parley.classify.change;

import dev.parley.classify.change.Frame.ActorSort;
import dev.parley.classify.dossier.Party;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.Reading;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.text.Document;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds who takes part in what a sentence tells: who acts, and who says so. */
final class Participants {

    private static final int SUBJECT_REACH = 12;
    private static final int AGENT_REACH = 4;
    private static final int OWNER_REACH = 2;
    private static final int SPEAKER_REACH = 6;
    private static final int OFFICE_MALUS = 3;
    private static final int OTHER_SIDE_MALUS = 4;

    private final String dossier;

    /** Words that stand behind a word such as "in". */
    private final BitSet places = new BitSet();

    /**
     * The participants of an article.
     *
     * @param dossier whose parties come before others
     */
    Participants(Reading reading, @Nullable String dossier) {
        this.dossier = dossier == null ? "" : dossier;
        for (List<Mark> marks : reading.marks()) {
            for (Mark mark : marks) {
                if (mark.kind() == TermKind.WHERE) {
                    places.set(mark.to());
                }
            }
        }
    }

    /** Who does what the cue says: the agent, else the subject, else whose instrument it is; absent when nobody is named. */
    @Nullable
    Mark actor(Clauses clauses, Cue cue, Mark instrument) {
        Mark subject = null;
        Mark owner = null;
        for (Mark mark : clauses.marks()) {
            if (!isSomebody(mark) || mark.overlaps(instrument)) {
                continue;
            }
            if (isAccused(mark, cue) || isAgent(mark, cue, clauses.marks())) {
                return mark;
            }
            if (canBeSubject(mark, cue) && comesBefore(mark, subject)) {
                subject = mark;
            }
            if (isOwner(mark, instrument)) {
                owner = mark;
            }
        }
        return owner != null && (subject == null || subject.kind() == TermKind.ACTOR) ? owner : subject;
    }

    /** Who says so: the one nearest to the last verb of saying, parties before others; absent when it is the outlet. */
    static @Nullable Mark speaker(Clauses clauses) {
        Mark says = null;
        for (Mark mark : clauses.marks()) {
            if (mark.kind() == TermKind.SAY) {
                says = mark;
            }
        }
        if (says == null) {
            return null;
        }
        boolean inverted = clauses.document().precededBy(says.from(), Document.COMMA);
        Mark best = null;
        int bestGap = SPEAKER_REACH;
        for (Mark mark : clauses.marks()) {
            if (isSomebody(mark)) {
                boolean named = mark.kind() == TermKind.PARTY || mark.kind() == TermKind.STATE;
                boolean usualSide = inverted ? mark.from() >= says.to() : mark.to() <= says.from();
                int gap = Math.max(says.from() - mark.to(), mark.from() - says.to())
                        + (named ? 0 : OFFICE_MALUS)
                        + (usualSide ? 0 : OTHER_SIDE_MALUS);
                if (gap <= bestGap) {
                    best = mark;
                    bestGap = gap;
                }
            }
        }
        return best;
    }

    static ActorSort sort(@Nullable Mark actor) {
        if (actor == null) {
            return ActorSort.NONE;
        }
        return switch (actor.kind()) {
            case PARTY, SIDE -> ActorSort.PARTY;
            case STATE -> ActorSort.STATE;
            default -> ActorSort.valueOf(actor.name().toUpperCase(Locale.ROOT));
        };
    }

    /** How we call the participant: parties and states by their names, others as the sentence does. */
    static @Nullable String name(@Nullable Mark participant, Clauses clauses) {
        if (participant == null) {
            return null;
        }
        return switch (participant.kind()) {
            case PARTY -> Party.of(participant).name();
            case STATE -> participant.name();
            default -> clauses.document().quote(clauses.sentence(), participant.from(), participant.to());
        };
    }

    private static boolean isSomebody(Mark mark) {
        return switch (mark.kind()) {
            case PARTY, STATE, ACTOR, SIDE -> true;
            default -> false;
        };
    }

    /** Whether the cue is an accusation and the mark stands in it: accused Russia of breaking. */
    private static boolean isAccused(Mark mark, Cue cue) {
        return mark.from() > cue.from() && mark.to() < cue.to();
    }

    /** Whether the change was done by the mark, and no other change between them was: rejects a plan drafted by. */
    private static boolean isAgent(Mark mark, Cue cue, List<Mark> marks) {
        int gap = mark.from() - cue.to();
        if (gap < 0 || gap > AGENT_REACH) {
            return false;
        }
        boolean by = false;
        for (Mark between : marks) {
            if (between.from() >= cue.to() && between.to() <= mark.from()) {
                if (between.kind() == TermKind.CHANGE) {
                    return false;
                }
                by |= between.kind() == TermKind.AGENT;
            }
        }
        return by;
    }

    private boolean canBeSubject(Mark mark, Cue cue) {
        return mark.to() <= cue.from() && !places.get(mark.from()) && cue.from() - mark.to() <= SUBJECT_REACH;
    }

    /** Whether the mark is the likelier subject: parties before others, then the nearest to the verb. */
    private boolean comesBefore(Mark mark, @Nullable Mark other) {
        return other == null || rank(mark) < rank(other) || rank(mark) == rank(other) && mark.from() >= other.from();
    }

    private int rank(Mark mark) {
        return switch (mark.kind()) {
            case PARTY -> isOfDossier(mark) ? 0 : 1;
            case STATE, SIDE -> 1;
            default -> 2;
        };
    }

    private boolean isOfDossier(Mark mark) {
        return !dossier.isEmpty() && Party.of(mark).dossier().equals(dossier);
    }

    /** Whether the party stands right before the instrument: Ukraine's truce. */
    private static boolean isOwner(Mark mark, Mark instrument) {
        int gap = instrument.from() - mark.to();
        return mark.kind() == TermKind.PARTY && gap >= 0 && gap < OWNER_REACH;
    }
}
