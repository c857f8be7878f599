package dev.parley.alert.story;

import static dev.parley.contract.event.ChangeType.ACCEPTED;
import static dev.parley.contract.event.ChangeType.AMENDED;
import static dev.parley.contract.event.ChangeType.ANNOUNCED;
import static dev.parley.contract.event.ChangeType.DELAYED;
import static dev.parley.contract.event.ChangeType.ENDED;
import static dev.parley.contract.event.ChangeType.EXTENDED;
import static dev.parley.contract.event.ChangeType.HOLDING;
import static dev.parley.contract.event.ChangeType.IN_FORCE;
import static dev.parley.contract.event.ChangeType.PROPOSED;
import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.ChangeType.SIGNED;
import static dev.parley.contract.event.ChangeType.SUSPENDED;
import static dev.parley.contract.event.ChangeType.TALKS;
import static dev.parley.contract.event.ChangeType.TERMS;
import static dev.parley.contract.event.ChangeType.VIOLATED;

import dev.parley.contract.event.ChangeType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** What the types of change have to do with each other. */
public final class StepKind {

    /** It takes all sides, so that who is named first tells nothing. */
    private static final Set<ChangeType> MUTUAL = Set.of(SIGNED, IN_FORCE, HOLDING, EXTENDED, TALKS, ENDED);

    /** Once done it stays done: a report of the next day tells of the same. */
    private static final Set<ChangeType> LASTING = Set.of(SIGNED, IN_FORCE, ACCEPTED, ENDED, ANNOUNCED);

    /** News, but no step from one state to another. */
    private static final Set<ChangeType> TALK = Set.of(TALKS, DELAYED, HOLDING);

    /** What is put forward. */
    private static final Set<ChangeType> OFFER = Set.of(PROPOSED, TERMS);

    /** Who says yes tells what was put forward along with it: that is no news of its own. */
    private static final Set<ChangeType> ANSWER = Set.of(ACCEPTED, SIGNED, EXTENDED);

    /** What needs nothing before it. */
    private static final Set<ChangeType> OPENING = Set.of(ANNOUNCED, PROPOSED, TERMS, TALKS);

    /** What breaks, ends or refuses an agreement. */
    private static final Set<ChangeType> BREAK = Set.of(VIOLATED, SUSPENDED, ENDED, REJECTED);

    /** Types that different writers, and those who read them, give to the same development. */
    private static final List<Set<ChangeType>> FAMILIES = List.of(
            Set.of(ANNOUNCED, PROPOSED, TERMS, TALKS),
            Set.of(ANNOUNCED, ACCEPTED, SIGNED),
            Set.of(IN_FORCE, HOLDING),
            Set.of(REJECTED, DELAYED),
            Set.of(SUSPENDED, ENDED),
            Set.of(VIOLATED, ENDED),
            Set.of(EXTENDED, AMENDED));

    private static final List<Set<ChangeType>> OPPOSITES = List.of(
            Set.of(ACCEPTED, REJECTED),
            Set.of(SIGNED, REJECTED),
            Set.of(PROPOSED, REJECTED),
            Set.of(IN_FORCE, ENDED),
            Set.of(IN_FORCE, SUSPENDED),
            Set.of(EXTENDED, ENDED),
            Set.of(HOLDING, VIOLATED),
            Set.of(HOLDING, ENDED));

    /** For each type, those that share a family with it; talks are akin to everything. */
    private static final Map<ChangeType, Set<ChangeType>> AKIN = table((one, other) -> one == other
            || one == TALKS
            || other == TALKS
            || FAMILIES.stream().anyMatch(family -> family.contains(one) && family.contains(other)));

    /** For each type, those that undo or refute it. */
    private static final Map<ChangeType, Set<ChangeType>> OPPOSITE = table((one, other) ->
            one != other && OPPOSITES.stream().anyMatch(pair -> pair.contains(one) && pair.contains(other)));

    private StepKind() {}

    private static Map<ChangeType, Set<ChangeType>> table(BiPredicate<ChangeType, ChangeType> related) {
        Map<ChangeType, Set<ChangeType>> table = new EnumMap<>(ChangeType.class);
        for (ChangeType one : ChangeType.values()) {
            Set<ChangeType> others = EnumSet.noneOf(ChangeType.class);
            for (ChangeType other : ChangeType.values()) {
                if (related.test(one, other)) {
                    others.add(other);
                }
            }
            table.put(one, others);
        }
        return table;
    }

    private static boolean has(Map<ChangeType, Set<ChangeType>> table, ChangeType one, ChangeType other) {
        return table.getOrDefault(one, Set.of()).contains(other);
    }

    /** Whether the change takes all sides. */
    public static boolean isMutual(ChangeType type) {
        return MUTUAL.contains(type);
    }

    /** Whether it breaks, ends or refuses an agreement: nobody who was told that it holds knows of that. */
    public static boolean isBreak(ChangeType type) {
        return BREAK.contains(type);
    }

    /** Whether the change, once done, stays done. */
    public static boolean isLasting(ChangeType type) {
        return LASTING.contains(type);
    }

    /** Whether it is news, but no step from one state to another. */
    public static boolean isTalk(ChangeType type) {
        return TALK.contains(type);
    }

    /** Whether an article whose main report is the one mentions the other as part of the same. */
    static boolean comeTogether(ChangeType main, ChangeType beside) {
        return areAkin(main, beside)
                || main == SIGNED && beside == IN_FORCE
                || main == AMENDED && beside == TERMS
                || isAnswered(beside, main);
    }

    /** Whether it can be the first that is heard of an agreement, and so of another one. */
    static boolean isOpening(ChangeType type) {
        return OPENING.contains(type);
    }

    /** Whether it was put forward, and the answer settles that. */
    private static boolean isAnswered(ChangeType offer, ChangeType answer) {
        return OFFER.contains(offer) && ANSWER.contains(answer);
    }

    /** Whether the one is put forward and waits for an answer. */
    static boolean isOffer(ChangeType type) {
        return OFFER.contains(type);
    }

    /** Whether who reports the one shortly after the other tells how it came to that, and what is in it. */
    static boolean leadsTo(ChangeType one, ChangeType conclusion) {
        return conclusion == SIGNED && (one == TERMS || one == TALKS) || conclusion == EXTENDED && one == TALKS;
    }

    /** Whether one development may be reported as the one type and as the other. */
    static boolean areAkin(ChangeType one, ChangeType other) {
        return has(AKIN, one, other);
    }

    /** Whether the one undoes or refutes the other. */
    public static boolean areOpposites(ChangeType one, ChangeType other) {
        return has(OPPOSITE, one, other);
    }
}
