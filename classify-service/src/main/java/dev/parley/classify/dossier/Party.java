package dev.parley.classify.dossier;

import dev.parley.classify.lexicon.Mark;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A party of a dossier.
 *
 * @param side parties of the same side do not fight each other
 * @param atWar the conflict is fought today, so that a paper between the parties needs no further word about it
 */
public record Party(String dossier, String name, String side, boolean atWar) {

    private static final String SEPARATOR = "/";
    private static final String AT_WAR = "at-war";

    /** Each name is taken apart once: an article names its parties a hundred times. */
    private static final Map<String, Party> BY_TERM = new ConcurrentHashMap<>();

    /** The party that a mark of kind {@code PARTY} names. */
    public static Party of(Mark mark) {
        return BY_TERM.computeIfAbsent(mark.name(), Party::parse);
    }

    private static Party parse(String term) {
        String[] parts = term.split(SEPARATOR);
        return new Party(parts[0], parts[1], parts[2], parts.length > 3);
    }

    String termName() {
        return dossier + SEPARATOR + name + SEPARATOR + side + (atWar ? SEPARATOR + AT_WAR : "");
    }

    /** Whether the two fight each other. */
    public boolean against(Party other) {
        return dossier.equals(other.dossier) && !side.equals(other.side);
    }
}
