package dev.parley.alert.store;

import dev.parley.alert.story.Subject;
import dev.parley.contract.event.Instrument;

/** Subjects as text: scope and instrument with a slash between them, as {@link Subject#asText()} writes them. */
final class SubjectColumn {

    private SubjectColumn() {}

    static Subject read(String text) {
        int slash = text.lastIndexOf('/');
        return new Subject(text.substring(0, slash), Instrument.valueOf(text.substring(slash + 1)));
    }
}
