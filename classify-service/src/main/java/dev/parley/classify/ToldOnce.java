package dev.parley.classify;

import dev.parley.classify.scoring.MainTypes;
import dev.parley.contract.event.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Gathers what the items of a live page tell, each change of a conflict once: several items follow one event. */
final class ToldOnce {

    /** In all, so that a hostile page of hundreds of items makes no record that the broker refuses. */
    private static final int MOST = 12;

    private final List<Change> changes = new ArrayList<>();

    /** Takes all changes of the first item that tells any, and of each later one its main one. */
    void add(List<Change> told) {
        if (changes.isEmpty()) {
            changes.addAll(told);
        } else if (!told.isEmpty()) {
            addMain(told.get(0));
        }
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    private void addMain(Change main) {
        List<Change> ofConflict =
                changes.stream().filter(change -> isOfOneConflict(change, main)).toList();
        if (changes.size() < MOST
                && ofConflict.size() < MainTypes.MOST
                && ofConflict.stream().noneMatch(change -> change.type() == main.type())) {
            changes.add(main);
        }
    }

    /** A conflict that is not watched is known by its parties alone. */
    private static boolean isOfOneConflict(Change one, Change other) {
        return Objects.equals(one.dossier(), other.dossier())
                && (one.dossier() != null || one.parties().equals(other.parties()));
    }
}
