package dev.parley.classify.lexicon;

import java.util.List;

/**
 * A term found in a document.
 *
 * @param from its first word
 * @param to behind its last word
 */
public record Mark(Term term, int from, int to) {

    public TermKind kind() {
        return term.kind();
    }

    public String name() {
        return term.name();
    }

    /** Whether the two have a word in common. */
    public boolean overlaps(Mark other) {
        return from < other.to && other.from < to;
    }

    /** Whether it has a word in common with any of these marks that is of this kind. */
    public boolean overlapsAny(TermKind kind, List<Mark> marks) {
        for (Mark mark : marks) {
            if (mark.kind() == kind && overlaps(mark)) {
                return true;
            }
        }
        return false;
    }
}
