package dev.parley.alert.ledger;

import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.NoticeEvidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a development did to an agreement, as it is shown.
 *
 * @param outcome TRANSITION, CORROBORATION, DISPUTE, RESOLUTION or NO_EFFECT
 * @param reason why it had no effect
 * @param why the rule, in words
 * @param articles the ids of those that report it
 * @param origins how many of them are independent
 */
public record AgreementStep(
        Instant time,
        ChangeType change,
        String certainty,
        List<String> actors,
        String outcome,
        @Nullable String reason,
        String why,
        AgreementState before,
        AgreementState after,
        List<String> articles,
        int origins,
        NoticeEvidence evidence) {

    /** The entry, as it is shown. */
    public static AgreementStep of(HistoryEntry entry) {
        Outcome outcome = entry.outcome();
        return new AgreementStep(
                entry.development().time(),
                entry.development().type(),
                entry.development().certainty().name(),
                entry.development().actors(),
                outcome.name(),
                outcome instanceof Outcome.NoEffect nothing ? nothing.reason().name() : null,
                entry.why(),
                entry.before(),
                entry.after(),
                List.copyOf(entry.development().articles()),
                entry.development().origins(),
                entry.development().evidence());
    }
}
