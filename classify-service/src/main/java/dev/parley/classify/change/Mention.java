package dev.parley.classify.change;

import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.text.Sentence;

/**
 * A place where an instrument is named.
 *
 * @param own true when the words mean an instrument by themselves ({@code truce}); false when they do only because such
 *     a word stands nearby ({@code deal})
 */
public record Mention(Sentence sentence, Subject subject, Mark mark, boolean own) {

    /** What is named. */
    public enum Subject {
        CEASEFIRE,
        MEMORANDUM,
        TALKS
    }
}
