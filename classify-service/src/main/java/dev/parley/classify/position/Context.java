package dev.parley.classify.position;

import java.util.List;

/** What the sentences before have left to refer to: these demands, the memorandum, he. */
final class Context {

    /** A document that was last spoken of further back may be another one. */
    private static final int LONGEST_MEMORY = 6;

    private List<String> owners = List.of();
    private int ownersAge;
    private List<String> subjects = List.of();
    private int subjectsAge;

    /** To be called at the beginning of each sentence. */
    void nextSentence() {
        ownersAge++;
        subjectsAge++;
    }

    /** Whether there is nothing to refer to. */
    boolean isEmpty() {
        return (owners.isEmpty() || ownersAge > LONGEST_MEMORY) && (subjects.isEmpty() || subjectsAge > 1);
    }

    /** Whose demands or document it is that these words refer back to; empty when nobody's. */
    List<String> owners() {
        if (ownersAge > LONGEST_MEMORY) {
            return List.of();
        }
        ownersAge = 0;
        return owners;
    }

    void owned(List<String> by) {
        owners = by;
        ownersAge = 0;
    }

    /** Whom a pronoun at the beginning of a sentence means; empty when that is not plain. */
    List<String> subjects() {
        return subjectsAge <= 1 ? subjects : List.of();
    }

    void subject(List<String> parties) {
        subjects = parties;
        subjectsAge = 0;
    }
}
