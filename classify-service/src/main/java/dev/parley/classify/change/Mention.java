package dev.parley.classify.change;

import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.text.Sentence;

/** A place where an instrument is named. */
public record Mention(Sentence sentence, Subject subject, Mark mark, Tie tie) {

    /** What is named. */
    public enum Subject {
        CEASEFIRE,
        MEMORANDUM,
        TALKS
    }

    /** By what the words are known to mean an instrument. */
    public enum Tie {
        /** By themselves: truce. */
        OWN,
        /** By two parties of the conflict in the same sentence: talks between Moscow and Kyiv. */
        PARTIES,
        /** By such a word nearby: deal. */
        NEARBY
    }

    /** Whether the words mean an instrument by themselves. */
    public boolean own() {
        return tie == Tie.OWN;
    }
}
