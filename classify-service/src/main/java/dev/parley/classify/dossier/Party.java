package dev.parley.classify.dossier;

import dev.parley.classify.lexicon.Mark;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A party of a dossier.
 *
 * @param side parties of the same side do not fight each other
 */
public record Party(String dossier, String name, String side) {

    private static final char SEPARATOR = '/';

    /** Each name is taken apart once: an article names its parties a hundred times. */
    private static final Map<String, Party> BY_TERM = new ConcurrentHashMap<>();

    /** The party that a mark of kind {@code PARTY} names. */
    public static Party of(Mark mark) {
        return BY_TERM.computeIfAbsent(mark.name(), Party::parse);
    }

    private static Party parse(String term) {
        int first = term.indexOf(SEPARATOR);
        int last = term.lastIndexOf(SEPARATOR);
        return new Party(term.substring(0, first), term.substring(first + 1, last), term.substring(last + 1));
    }

    String termName() {
        return dossier + SEPARATOR + name + SEPARATOR + side;
    }

    /** Whether the two fight each other. */
    public boolean against(Party other) {
        return dossier.equals(other.dossier) && !side.equals(other.side);
    }
}
