package dev.parley.classify.lexicon;

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
}
