package dev.parley.classify.position;

import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.TermKind;
import dev.parley.classify.position.Stance.Direction;
import dev.parley.classify.position.Stance.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word or two that help to read a position.
 *
 * @param name of the clause; empty for the other kinds
 * @param stance of a {@link Kind#STANCE}
 * @param from its first word
 * @param to behind its last word
 */
record Sign(Kind kind, String name, @Nullable Stance stance, int from, int to) {

    static final char SEPARATOR = '@';
    private static final String STANCE_PREFIX = "STANCE/";
    private static final String NO_CLAUSE = "no";

    enum Kind {
        CLAUSE,
        STANCE,
        DOCUMENT,
        GOAL,
        REFERENCE,
        ARTICLE,
        DEFINITE,
        INFINITIVE,
        DEMONYM,
        CONTRAST,
        CUT,
        DOUBT,
        PRONOUN,
        FIRST_PERSON,
        ORDINAL,
        JOINT,
        SAY,
        PLACE,
        AGENT
    }

    static String nameOf(Stance stance) {
        return STANCE_PREFIX + stance.direction() + "/" + stance.form();
    }

    /**
     * The signs from word {@code from} to {@code to}: no clause and no stance inside a longer one.
     *
     * @param dossier whose own clauses count; empty where there is none
     */
    static List<Sign> find(List<Mark> marks, PositionPack pack, String dossier) {
        List<Sign> signs = new ArrayList<>();
        List<Sign> clauses = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark.kind() == TermKind.CLAUSE) {
                int at = mark.name().indexOf(SEPARATOR);
                String only = mark.name().substring(at + 1);
                if (only.isEmpty() || only.equals(dossier)) {
                    clauses.add(new Sign(Kind.CLAUSE, mark.name().substring(0, at), null, mark.from(), mark.to()));
                }
            } else {
                signs.add(of(mark));
            }
        }
        signs.removeIf(sign -> sign.kind == Kind.STANCE && signs.stream().anyMatch(other -> other.hides(sign)));
        clauses.sort(Comparator.comparingInt((Sign clause) -> -clause.length())
                .thenComparingInt(clause -> pack.clauses().indexOf(clause.name))
                .thenComparingInt(Sign::from));
        List<Sign> kept = new ArrayList<>();
        for (Sign clause : clauses) {
            if (kept.stream().noneMatch(clause::liesWithin)) {
                kept.add(clause);
            }
        }
        kept.removeIf(clause -> clause.name.equals(NO_CLAUSE));
        signs.addAll(kept);
        signs.sort(
                Comparator.comparingInt(Sign::from).thenComparingInt(Sign::to).thenComparing(Sign::kind));
        return signs;
    }

    private static Sign of(Mark mark) {
        if (!mark.name().startsWith(STANCE_PREFIX)) {
            return new Sign(Kind.valueOf(mark.name()), "", null, mark.from(), mark.to());
        }
        String[] parts = mark.name().split("/");
        return new Sign(
                Kind.STANCE,
                "",
                new Stance(Direction.valueOf(parts[1]), Form.valueOf(parts[2])),
                mark.from(),
                mark.to());
    }

    /** Whether the two have a word in common. */
    boolean overlaps(Sign other) {
        return from < other.to && other.from < to;
    }

    private int length() {
        return to - from;
    }

    private boolean liesWithin(Sign other) {
        return from >= other.from && to <= other.to;
    }

    private boolean hides(Sign other) {
        return kind == Kind.STANCE && from <= other.from && to >= other.to && length() > other.length();
    }
}
