package dev.parley.classify.text;

import dev.parley.contract.event.Evidence.Field;

/**
 * A sentence of a {@link Document}.
 *
 * @param field where it stands
 * @param heading true when it heads what is read: in the title, or over an item of a live page
 * @param number counts the sentences of what is read from 0, those of its heading first
 * @param paragraph counts the paragraphs of the field from 0
 * @param from its first word
 * @param to behind its last word
 * @param start UTF-16 index of its first character in the field
 * @param end UTF-16 index behind its last character in the field
 */
public record Sentence(Field field, boolean heading, int number, int paragraph, int from, int to, int start, int end) {

    /** Number of words. */
    public int length() {
        return to - from;
    }

    /** The same sentence with another number and part. */
    public Sentence as(boolean isHeading, int otherNumber) {
        return new Sentence(field, isHeading, otherNumber, paragraph, from, to, start, end);
    }
}
