package dev.parley.alert.http;

import dev.parley.alert.ledger.Agreement;
import dev.parley.alert.ledger.HistoryEntry;
import dev.parley.alert.ledger.Outcome;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agreement with its history.
 *
 * @param since when it came to its state, by the time of the event
 * @param acceptedBy the parties that have agreed to it
 * @param disputed the sentences held against each other, while it is disputed
 * @param history what every development did to it, in the order in which they happened
 */
public record AgreementView(
        @Nullable String dossier,
        Instrument instrument,
        AgreementState state,
        @Nullable Instant since,
        List<String> acceptedBy,
        List<NoticeEvidence> disputed,
        List<Step> history) {

    /**
     * What a development did.
     *
     * @param outcome TRANSITION, CORROBORATION, DISPUTE, RESOLUTION or NO_EFFECT
     * @param reason why it had no effect
     * @param why the rule, in words
     * @param articles the ids of those that report it
     * @param origins how many of them are independent
     */
    public record Step(
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

        static Step of(HistoryEntry entry) {
            Outcome outcome = entry.outcome();
            return new Step(
                    entry.development().time(),
                    entry.development().type(),
                    entry.development().certainty().name(),
                    entry.development().actors(),
                    outcome.name(),
                    outcome instanceof Outcome.NoEffect nothing
                            ? nothing.reason().name()
                            : null,
                    entry.why(),
                    entry.before(),
                    entry.after(),
                    List.copyOf(entry.development().articles()),
                    entry.development().origins(),
                    entry.development().evidence());
        }
    }

    static AgreementView of(Agreement agreement) {
        return new AgreementView(
                agreement.subject().dossier(),
                agreement.subject().instrument(),
                agreement.state(),
                agreement.since().orElse(null),
                agreement.acceptedBy().stream().sorted().toList(),
                agreement
                        .dispute()
                        .map(dispute -> List.of(
                                dispute.claim().evidence(), dispute.against().evidence()))
                        .orElse(List.of()),
                agreement.history().stream().map(Step::of).toList());
    }
}
