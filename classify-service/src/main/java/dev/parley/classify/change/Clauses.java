package dev.parley.classify.change;

import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.text.Document;
import dev.parley.classify.text.Sentence;
import dev.parley.contract.event.ChangeType;
import java.util.List;

/**
 * A sentence as its commas, its dashes and words such as {@code which} part it into clauses.
 *
 * @param marks what was found in the sentence, in the order of the text
 */
record Clauses(Document document, Sentence sentence, List<Mark> marks) {

    private static final int NONE = -1;

    /**
     * Whether the cue stands in a clause that only tells who says so: they agree to a truce, Qatar announces. Without
     * this an agreement that somebody announces would be an announcement.
     */
    boolean isAttribution(Cue cue, Mark instrument) {
        return cue.type() == ChangeType.ANNOUNCED && firstComma(instrument.to(), cue.from() + 1) != NONE;
    }

    /**
     * Whether the cue only recalls which instrument is meant, before a verb that says what became of it.
     *
     * @param cues of the sentence
     */
    boolean isRecalled(Cue cue, Mark instrument, List<Cue> cues) {
        return isAside(cue, instrument, cues) || isAttribute(cue, instrument, cues);
    }

    /** Right behind its instrument, and a verb of the same clause follows: the truce agreed in Doha has collapsed. */
    private boolean isAttribute(Cue cue, Mark instrument, List<Cue> cues) {
        if (cue.from() != instrument.to() || !cue.isParticiple(document)) {
            return false;
        }
        for (Cue other : cues) {
            if (other.from() > cue.to()
                    && other.place() == Cue.Place.AFTER
                    && other.type() != cue.type()
                    && firstComma(cue.to(), other.from() + 1) == NONE
                    && !part(cue.to(), other.from())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the cue stands in a clause between commas that only recalls which instrument is meant, before a verb that
     * says what became of it: the truce, which began on Saturday, is holding.
     */
    private boolean isAside(Cue cue, Mark instrument, List<Cue> cues) {
        int begin = firstComma(instrument.to(), cue.from() + 1);
        if (begin == NONE || begin != cue.from() && !beginsRelative(begin)) {
            return false;
        }
        int end = firstComma(cue.to(), sentence.to());
        if (end == NONE) {
            return false;
        }
        for (Cue other : cues) {
            if (other.from() >= end && !other.isHint()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the mark stands behind the cue in a relative clause, and so dates something else: agreed to the plan,
     * which was drafted last year.
     */
    boolean isInRelativeBehind(Cue cue, Mark mark) {
        for (Mark relative : marks) {
            if (relative.kind() == TermKind.RELATIVE
                    && relative.from() >= cue.to()
                    && relative.from() <= mark.from()
                    && document.precededBy(relative.from(), Document.COMMA)) {
                return true;
            }
        }
        return false;
    }

    /** Whether words that begin a clause, or a break, part what ends before one word from what begins at another. */
    boolean part(int from, int to) {
        for (Mark mark : marks) {
            if (mark.kind() == TermKind.BOUNDARY && mark.from() >= from && mark.to() <= to) {
                return true;
            }
        }
        return isBroken(from, to);
    }

    /** Whether a dash, a semicolon or the like stands before any of these words, the last one included. */
    boolean isBroken(int first, int last) {
        for (int i = first; i <= last; i++) {
            if (document.precededBy(i, Document.BREAK)) {
                return true;
            }
        }
        return false;
    }

    /** How many of these words, the last one excluded, are names of parties and states. */
    int wordsInNames(int from, int to) {
        int words = 0;
        int counted = from;
        for (Mark mark : marks) {
            if ((mark.kind() == TermKind.PARTY || mark.kind() == TermKind.STATE) && mark.to() <= to) {
                words += Math.max(0, mark.to() - Math.max(mark.from(), counted));
                counted = Math.max(counted, mark.to());
            }
        }
        return words;
    }

    private boolean beginsRelative(int word) {
        for (Mark mark : marks) {
            if (mark.kind() == TermKind.RELATIVE && mark.from() == word) {
                return true;
            }
        }
        return false;
    }

    /** The first of these words that a comma stands before, the last one excluded. */
    private int firstComma(int from, int to) {
        for (int i = from; i < to; i++) {
            if (document.precededBy(i, Document.COMMA)) {
                return i;
            }
        }
        return NONE;
    }
}
