package dev.parley.contract.event;

import java.util.Objects;

/**
 * A sentence that was changed.
 *
 * @param before as an earlier notice quoted it
 * @param after as it reads now
 * @param difference both in one, what went in {@code [-brackets-]} and what came in {@code {+braces+}}
 */
public record Wording(String before, String after, String difference) {

    public Wording {
        Objects.requireNonNull(before, "wording.before");
        Objects.requireNonNull(after, "wording.after");
        Objects.requireNonNull(difference, "wording.difference");
    }
}
