package dev.parley.alert.ledger;

import dev.parley.alert.ledger.Agreement.Dispute;
import dev.parley.alert.story.Development;
import dev.parley.contract.event.AgreementState;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an agreement stands at some time: all of its past that its future depends on.
 *
 * @param since when it came to its state; {@link Instant#EPOCH} where nothing is known
 * @param lastDone when what brought it there was last done
 * @param reachedBy what brought it there; absent while nothing is known
 * @param before the state that it had before that
 * @param otherwise the state that it has if what brought it there is denied; never disputed
 * @param dispute while reports contradict each other
 * @param deadline when it runs out
 */
public record Standing(
        AgreementState state,
        Instant since,
        Instant lastDone,
        @Nullable Development reachedBy,
        AgreementState before,
        AgreementState otherwise,
        @Nullable Dispute dispute,
        Set<String> acceptedBy,
        @Nullable Deadline deadline) {

    /** Nothing is known. */
    static final Standing UNKNOWN = new Standing(
            AgreementState.NONE,
            Instant.EPOCH,
            Instant.EPOCH,
            null,
            AgreementState.NONE,
            AgreementState.NONE,
            null,
            Set.of(),
            null);

    public Standing {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(lastDone, "lastDone");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(otherwise, "otherwise");
        acceptedBy = Set.copyOf(acceptedBy);
    }
}
