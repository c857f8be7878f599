package dev.parley.classify.position;

import dev.parley.classify.dossier.DossierMatch;
import dev.parley.classify.dossier.Party;
import dev.parley.classify.lexicon.Mark;
import dev.parley.classify.lexicon.TermKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a sentence names.
 *
 * @param party for whom he speaks; absent when that is no party of the conflict
 * @param from first word
 * @param to behind the last word
 */
record Actor(@Nullable String party, int from, int to) {

    private static final String CIVILIAN = "civilian";
    private static final String EXPERT = "expert";
    private static final int PLACE_REACH = 2;

    /** Whether these marks name anybody. */
    static boolean isAnyIn(List<Mark> marks) {
        for (Mark mark : marks) {
            switch (mark.kind()) {
                case PARTY, STATE, SIDE, ACTOR -> {
                    return true;
                }
                default -> {
                    // names nobody
                }
            }
        }
        return false;
    }

    /** The actors of a sentence in the order of the text. */
    static List<Actor> of(List<Mark> marks, List<Sign> signs, DossierMatch dossier) {
        List<Mark> named = new ArrayList<>();
        for (Mark mark : marks) {
            switch (mark.kind()) {
                case PARTY, STATE, SIDE, ACTOR -> named.add(mark);
                default -> {
                    // names nobody
                }
            }
        }
        // where marks lie over each other, the one that names a party speaks for all
        named.sort(
                Comparator.comparingInt(Mark::from).thenComparingInt(mark -> partyOf(mark, dossier) == null ? 1 : 0));
        List<Actor> actors = new ArrayList<>();
        boolean lastSpeaksForNobody = false;
        for (Mark mark : named) {
            Actor last = actors.isEmpty() ? null : actors.get(actors.size() - 1);
            String party = partyOf(mark, dossier);
            boolean speaksForNobody = mark.kind() == TermKind.ACTOR
                    && (mark.name().equals(CIVILIAN) || mark.name().equals(EXPERT));
            if (last != null && mark.from() < last.to) {
                replaceLast(actors, last.party == null && !lastSpeaksForNobody ? party : last.party, mark);
            } else if (last != null && mark.kind() == TermKind.ACTOR && mark.from() == last.to) {
                replaceLast(actors, speaksForNobody ? null : last.party, mark);
            } else if (last != null && mark.from() - last.to <= PLACE_REACH && isPlace(signs, last.to, mark.from())) {
                // officials in Kyiv speak for it, protesters in Kyiv do not
                replaceLast(actors, lastSpeaksForNobody ? null : last.party == null ? party : last.party, mark);
                speaksForNobody = lastSpeaksForNobody;
            } else if (party == null || !isPlace(signs, mark.from() - 1, mark.from())) {
                actors.add(new Actor(party, mark.from(), mark.to()));
            }
            lastSpeaksForNobody = speaksForNobody;
        }
        return actors;
    }

    private static void replaceLast(List<Actor> actors, @Nullable String party, Mark mark) {
        Actor last = actors.get(actors.size() - 1);
        actors.set(actors.size() - 1, new Actor(party, last.from, Math.max(last.to, mark.to())));
    }

    /** Whether between these words a preposition says that what follows is a place. */
    private static boolean isPlace(List<Sign> signs, int from, int to) {
        for (Sign sign : signs) {
            if (sign.kind() == Sign.Kind.PLACE && sign.from() >= from && sign.to() <= to) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String partyOf(Mark mark, DossierMatch dossier) {
        if (mark.kind() == TermKind.PARTY) {
            Party party = Party.of(mark);
            return party.dossier().equals(dossier.dossier()) ? party.name() : null;
        }
        return mark.kind() == TermKind.STATE
                        && dossier.dossier() == null
                        && dossier.parties().contains(mark.name())
                ? mark.name()
                : null;
    }
}
