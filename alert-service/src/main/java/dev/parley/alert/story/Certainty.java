package dev.parley.alert.story;

import dev.parley.contract.event.Modality;

/** How firmly a development is reported. */
public enum Certainty {
    /** Reported as a fact. */
    ASSERTED,
    /** Reported as not so: news of its own beside the assertion, whichever comes first. */
    DENIED,
    /** Expected, feared, hoped for, or bound to a condition. */
    TENTATIVE;

    /**
     * @throws IllegalArgumentException for {@link Modality#BACKGROUND}: history is no development
     */
    public static Certainty of(Modality modality) {
        return switch (modality) {
            case ASSERTED -> ASSERTED;
            case DENIED -> DENIED;
            case POSSIBLE, CONDITIONAL -> TENTATIVE;
            case BACKGROUND -> throw new IllegalArgumentException("history is no development");
        };
    }

    /**
     * Whether a report of the given certainty adds nothing to a development of this one: what is known as a fact is not
     * news again as a possibility, but what was only possible is news when it happens.
     */
    boolean covers(Certainty reported) {
        return this == reported || (this == ASSERTED && reported == TENTATIVE);
    }
}
