package dev.parley.classify.text;

import dev.parley.contract.event.Evidence.Field;

/**
 * A sentence of a {@link Document}.
 *
 * @param field where it stands
 * @param number counts the sentences of the document from 0, the title's first
 * @param paragraph counts the paragraphs of the field from 0
 * @param from its first word
 * @param to behind its last word
 * @param start UTF-16 index of its first character in the field
 * @param end UTF-16 index behind its last character in the field
 */
public record Sentence(Field field, int number, int paragraph, int from, int to, int start, int end) {

    /** Number of words. */
    public int length() {
        return to - from;
    }

    /** True when it stands in the title. */
    public boolean inTitle() {
        return field == Field.TITLE;
    }
}
