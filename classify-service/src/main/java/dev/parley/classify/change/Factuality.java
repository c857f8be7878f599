package dev.parley.classify.change;

import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.text.Document;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Modality;
import org.jspecify.annotations.Nullable;

/**
 * How far a sentence tells a change as a fact.
 *
 * @param modality before its polarity is looked at
 * @param recent the sentence dates itself to these days
 */
record Factuality(Modality modality, Polarity polarity, boolean recent) {

    private static final int NEGATION_REACH = 3;
    private static final int MODAL_REACH = 5;
    private static final int CLAUSE_REACH = 12;

    /** The 2018 agreement, the 2018 Revitalised Agreement, the agreement of 2018. */
    private static final int YEAR_REACH = 2;

    /** Whether the change is said to have happened. */
    enum Polarity {
        AFFIRMED,
        /** They did not sign. */
        NEGATED,
        /** They deny that they broke it. */
        DENIED
    }

    /**
     * What the words around a cue and its instrument make of the change.
     *
     * @param year in which the article was published; years before it date a sentence to the past
     */
    static Factuality of(Clauses clauses, Cue cue, Mark instrument, int year) {
        boolean negated = false;
        boolean denied = false;
        boolean possible = false;
        boolean conditional = false;
        boolean background = false;
        boolean recent = false;
        for (Mark mark : clauses.marks()) {
            int gap = cue.from() - mark.to();
            switch (mark.kind()) {
                case NEGATION ->
                    negated |= gap >= 0 && gap <= NEGATION_REACH
                            || mark.to() == instrument.from()
                            || mark.to() + 1 == instrument.from();
                case DENIAL -> denied |= gap >= 0 && gap <= CLAUSE_REACH;
                case POSSIBLE -> possible |= gap >= 0 && gap <= MODAL_REACH || mark.to() == instrument.from();
                case FUTURE -> possible |= mark.overlaps(cue.mark());
                case CONDITION -> conditional |= isCondition(mark, clauses, cue, instrument);
                // the Korean War in the name of a declaration to end it does not date what becomes of that
                case BACKGROUND ->
                    background |= !clauses.isInRelativeBehind(cue, mark)
                            && !mark.overlapsAny(TermKind.MEMORANDUM, clauses.marks());
                // "years ago this week" is not this week
                case RECENT -> recent |= !mark.overlapsAny(TermKind.BACKGROUND, clauses.marks());
                default -> {
                    // says nothing about how firm it is
                }
            }
        }
        background = background || namesYearBefore(year, clauses, cue.isFate() ? instrument : null);
        Modality modality = background && !recent
                ? Modality.BACKGROUND
                : conditional ? Modality.CONDITIONAL : possible ? Modality.POSSIBLE : Modality.ASSERTED;
        return new Factuality(
                modality, denied ? Polarity.DENIED : negated ? Polarity.NEGATED : Polarity.AFFIRMED, recent);
    }

    /** "Until" with a day is none. */
    private static boolean isCondition(Mark mark, Clauses clauses, Cue cue, Mark instrument) {
        int first = Math.min(cue.from(), instrument.from());
        int gap = mark.from() < first ? first - mark.to() : mark.from() - Math.max(cue.to(), instrument.to());
        return gap <= CLAUSE_REACH && !mark.overlapsAny(TermKind.RECENT, clauses.marks());
    }

    /**
     * @param there the instrument, when a year beside its name tells when it was made and not what becomes of it now
     */
    private static boolean namesYearBefore(int year, Clauses clauses, @Nullable Mark there) {
        Document document = clauses.document();
        for (int i = clauses.sentence().from(); i < clauses.sentence().to(); i++) {
            int named = document.entry(i).year();
            boolean isName = there != null && i >= there.from() - YEAR_REACH && i < there.to() + YEAR_REACH;
            if (named > 0 && named < year && !isName) {
                return true;
            }
        }
        return false;
    }

    /** What a frame of this modality says when its polarity is taken into account. */
    Frame applyTo(Frame frame) {
        if (frame.type() == ChangeType.IN_FORCE && modality == Modality.POSSIBLE) {
            // what is to begin is only announced
            return frame.as(ChangeType.ANNOUNCED, modality);
        }
        return switch (polarity) {
            case AFFIRMED -> frame;
            case NEGATED -> opposite(frame);
            // who denies a breach does not say that all is quiet
            case DENIED ->
                frame.type() == ChangeType.VIOLATED ? frame.as(ChangeType.VIOLATED, Modality.DENIED) : opposite(frame);
        };
    }

    private static Frame opposite(Frame frame) {
        return switch (frame.type()) {
            case ACCEPTED -> frame.as(ChangeType.REJECTED, frame.modality());
            case SIGNED -> frame.as(ChangeType.TALKS, frame.modality());
            case HOLDING -> frame.as(ChangeType.VIOLATED, frame.modality());
            case VIOLATED -> frame.as(ChangeType.HOLDING, frame.modality());
            default -> frame.as(frame.type(), Modality.DENIED);
        };
    }
}
