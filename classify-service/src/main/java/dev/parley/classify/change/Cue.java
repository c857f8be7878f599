package dev.parley.classify.change;

import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.text.Document;
import dev.parley.contract.event.ChangeType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words by which a sentence says what happened.
 *
 * @param place where they stand to the instrument that it happened to
 */
public record Cue(Mark mark, ChangeType type, Place place) {

    private static final char SEPARATOR = '/';

    private static final Set<ChangeType> FATES = EnumSet.of(
            ChangeType.HOLDING,
            ChangeType.EXTENDED,
            ChangeType.AMENDED,
            ChangeType.VIOLATED,
            ChangeType.SUSPENDED,
            ChangeType.ENDED);

    /** Where a cue stands to its instrument. */
    public enum Place {
        /** A verb before its object: signed the truce. */
        BEFORE,
        /** The same, said of both sides: Russia and Ukraine agreed a truce. */
        JOINTLY,
        /** A verb behind its subject: the truce collapsed. */
        AFTER,
        /** On either side, close by. */
        NEAR,
        /** On either side, and proof only together with other evidence. */
        HINT,
        /** The words name instrument and change at once. */
        ITSELF,
        /** The name of the instrument is all there is: talks that are named are held. */
        NAMED;

        private final String key = name().toLowerCase(Locale.ROOT);

        private static Place of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** The cues among the marks of a sentence. */
    static List<Cue> in(List<Mark> marks) {
        List<Cue> cues = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark.kind() == TermKind.CHANGE) {
                cues.add(of(mark));
            }
        }
        return cues;
    }

    /** The cue that a mark of kind {@link TermKind#CHANGE} is. */
    static Cue of(Mark mark) {
        int end = mark.name().indexOf(SEPARATOR);
        return new Cue(
                mark,
                ChangeType.valueOf(mark.name().substring(0, end)),
                Place.of(mark.name().substring(end + 1)));
    }

    /** Its name in an explanation: {@code type/place}. */
    public String rule() {
        return type.name() + SEPARATOR + place.key;
    }

    /** The name of its place, where what is said of both sides jointly stands before the instrument. */
    String placeName() {
        return (place == Place.JOINTLY ? Place.BEFORE : place).key;
    }

    /** Whether it proves a change only together with other evidence. */
    boolean isHint() {
        return place == Place.HINT;
    }

    /** Whether it says what becomes of an instrument that is there already. */
    boolean isFate() {
        return FATES.contains(type);
    }

    int from() {
        return mark.from();
    }

    int to() {
        return mark.to();
    }

    /** Words between it and the instrument; negative where they overlap. */
    int distance(Mark instrument) {
        return Math.max(instrument.from() - to(), from() - instrument.to());
    }

    /** Whether it may be a verb whose object stands before it: the truce signed in Doha. */
    boolean isParticiple(Document document) {
        String word = document.word(to() - 1);
        return to() - from() == 1 && (word.endsWith("ed") || word.endsWith("en") || word.endsWith("wn"));
    }

    /** Whether it begins before the instrument and ends behind it: declares the truce over. */
    boolean surrounds(Mark instrument) {
        return from() < instrument.from() && to() > instrument.to();
    }

    /** Whether a longer cue among these contains it. */
    boolean isPartOfAny(List<Cue> cues) {
        for (Cue longer : cues) {
            if (longer.from() <= from() && longer.to() >= to() && longer.to() - longer.from() > to() - from()) {
                return true;
            }
        }
        return false;
    }
}
