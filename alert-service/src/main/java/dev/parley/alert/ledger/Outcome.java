package dev.parley.alert.ledger;

import dev.parley.contract.event.AgreementState;
import java.util.Objects;

/** What a development does to an agreement. */
public sealed interface Outcome {

    /** The name by which it is shown. */
    default String name() {
        if (this instanceof Transition) {
            return "TRANSITION";
        }
        if (this instanceof Corroboration) {
            return "CORROBORATION";
        }
        if (this instanceof Dispute) {
            return "DISPUTE";
        }
        return this instanceof Resolution ? "RESOLUTION" : "NO_EFFECT";
    }

    /** It moves to another state. */
    record Transition(AgreementState to) implements Outcome {
        public Transition {
            Objects.requireNonNull(to, "to");
        }
    }

    /** It is in that state already: the same again, or the same done anew. */
    record Corroboration() implements Outcome {}

    /**
     * It is refuted shortly after it was reported: both are held against each other.
     *
     * @param otherwise the state, if the later report is right
     */
    record Dispute(AgreementState otherwise) implements Outcome {
        public Dispute {
            Objects.requireNonNull(otherwise, "otherwise");
        }
    }

    /** A dispute is over. */
    record Resolution(AgreementState to) implements Outcome {
        public Resolution {
            Objects.requireNonNull(to, "to");
        }
    }

    /** Nothing. */
    record NoEffect(Reason reason) implements Outcome {
        public NoEffect {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why a development leaves an agreement in its state. */
    enum Reason {
        /** News about it, but no step: talks, terms, delays. */
        NOT_A_STEP,
        /** A step that the agreement has behind it, reported late or called by another name. */
        BEHIND,
        /** Nothing is in force that could be kept, broken, extended, interrupted or ended. */
        NOTHING_IN_FORCE,
        /** Expected, feared or hoped for. */
        ONLY_POSSIBLE,
        /** Bound to a condition. */
        ONLY_CONDITIONAL,
        /** It denies what nobody reported. */
        DENIES_NOTHING_KNOWN,
        /** The reports contradict each other still. */
        DISPUTE_STANDS
    }
}
