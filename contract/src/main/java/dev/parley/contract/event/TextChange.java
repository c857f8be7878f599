package dev.parley.contract.event;

import java.util.List;
import java.util.Objects;

/**
 * How the text of an article differs from that of its last revision, in whole sentences. Long lists are cut.
 *
 * @param removed in the order of the last revision
 * @param added in the order of this one
 */
public record TextChange(List<String> removed, List<String> added) {

    public TextChange {
        removed = List.copyOf(Objects.requireNonNull(removed, "change.removed"));
        added = List.copyOf(Objects.requireNonNull(added, "change.added"));
    }
}
