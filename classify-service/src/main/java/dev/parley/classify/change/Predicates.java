package dev.parley.classify.change;

import dev.parley.classify.change.Cue.Place;
import dev.parley.classify.change.Mention.Subject;
import dev.parley.classify.dossier.Party;
import dev.parley.classify.lexicon.LanguagePack;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.contract.event.ChangeType;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which cues of a sentence are predicates, and not only a part of another cue, of a name, or the object of another
 * verb.
 */
final class Predicates {

    private static final int PAIR_REACH = 4;
    private static final int OBJECT_REACH = 3;
    private static final String INFINITIVE = "to";

    private final Clauses clauses;
    private final List<Cue> cues;
    private final List<Mention> mentions;

    private Predicates(Clauses clauses, List<Cue> cues, List<Mention> mentions) {
        this.clauses = clauses;
        this.cues = cues;
        this.mentions = mentions;
    }

    /** The predicates among the cues of a sentence with these mentions. */
    static List<Cue> among(List<Cue> cues, Clauses clauses, List<Mention> mentions) {
        Predicates predicates = new Predicates(clauses, cues, mentions);
        List<Cue> among = new ArrayList<>();
        for (Cue cue : cues) {
            if (predicates.contain(cue)) {
                among.add(cue);
            }
        }
        return among;
    }

    private boolean contain(Cue cue) {
        return isSaidOfItsSubject(cue)
                && !cue.isPartOfAny(cues)
                && !isObject(cue)
                && (cue.place() == Place.ITSELF || !isPartOfName(cue))
                && !cue.mark().overlapsAny(TermKind.NO_CUE, clauses.marks());
    }

    /**
     * What two sides agree to is concluded, what one agrees to is accepted: of two cues in one word, the one that
     * asks for opponents before it counts where they stand there, and the other where they do not.
     */
    private boolean isSaidOfItsSubject(Cue cue) {
        if (cue.place() == Place.JOINTLY) {
            return opponentsStandBefore(cue) && !leadsToAnother(cue);
        }
        for (Cue joint : cues) {
            if (joint.place() == Place.JOINTLY && joint.mark().overlaps(cue.mark())) {
                return cue.type() == joint.type() || !opponentsStandBefore(joint);
            }
        }
        return true;
    }

    /** Whether two sides stand before the verb, one right behind the other or with few words between. */
    private boolean opponentsStandBefore(Cue verb) {
        for (Mark last : clauses.marks()) {
            if (last.to() <= verb.from() && verb.from() - last.to() <= PAIR_REACH) {
                if (isBothSides(last) && !clauses.isBroken(last.to(), verb.from())) {
                    return true;
                }
                for (Mark first : clauses.marks()) {
                    int gap = last.from() - first.to();
                    if (gap >= 0
                            && gap <= PAIR_REACH
                            && areOpponents(first, last)
                            && !clauses.isBroken(first.to(), verb.from())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isBothSides(Mark mark) {
        return mark.kind() == TermKind.SIDE && mark.name().equals(LanguagePack.BOTH_SIDES);
    }

    /** Two parties of a conflict, or a government or party and such as it fights: the army and rebels. */
    private boolean areOpponents(Mark one, Mark other) {
        if (other.kind() == TermKind.PARTY) {
            return one.kind() == TermKind.PARTY && Party.of(one).against(Party.of(other));
        }
        return other.kind() == TermKind.SIDE && isArmed(one) && !actsBetween(one, other);
    }

    private static boolean isArmed(Mark mark) {
        return switch (mark.kind()) {
            case PARTY, SIDE -> true;
            case ACTOR -> mark.name().equals("official");
            default -> false;
        };
    }

    /** Whether the first does something to the second, or says something about it. */
    private boolean actsBetween(Mark one, Mark other) {
        for (Mark mark : clauses.marks()) {
            if ((mark.kind() == TermKind.CHANGE || mark.kind() == TermKind.SAY)
                    && mark.from() >= one.to()
                    && mark.to() <= other.from()) {
                return true;
            }
        }
        return false;
    }

    /** Whether another verb follows at once: what two agree to extend they do not conclude. */
    private boolean leadsToAnother(Cue cue) {
        for (Cue other : cues) {
            if (other.from() == cue.to() && !other.isHint() && other.type() != cue.type()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the cue only names what another verb is done to: a proposal that is rejected, a signing that is put off. */
    private boolean isObject(Cue cue) {
        for (Cue verb : cues) {
            int gap = cue.from() - verb.to();
            if (verb.place() == Place.BEFORE
                    && gap >= 0
                    && gap <= OBJECT_REACH
                    && governs(verb.type(), cue.type())
                    && !(gap == 0 && clauses.document().word(verb.to() - 1).equals(INFINITIVE))
                    && !verb.isPartOfAny(cues)
                    && !clauses.part(verb.to(), cue.from())) {
                return true;
            }
        }
        return false;
    }

    private static boolean governs(ChangeType verb, ChangeType object) {
        return switch (verb) {
            case DELAYED -> object == ChangeType.PROPOSED || object == ChangeType.TERMS;
            case ACCEPTED, REJECTED -> object == ChangeType.PROPOSED;
            default -> false;
        };
    }

    /** A word of the instrument's own name is no cue for what happens to another one: the fire of cease fire. */
    private boolean isPartOfName(Cue cue) {
        for (Mention mention : mentions) {
            if (mention.own()
                    && mention.subject() != Subject.TALKS
                    && mention.mark().overlaps(cue.mark())
                    && !cue.surrounds(mention.mark())) {
                return true;
            }
        }
        return false;
    }
}
