package dev.parley.alert.http;

import dev.parley.alert.ledger.Agreement;
import dev.parley.alert.ledger.AgreementStep;
import dev.parley.alert.ledger.Deadline;
import dev.parley.contract.event.AgreementDeadline;
import dev.parley.contract.event.AgreementState;
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
 * @param deadline when it runs out, where a report says so
 * @param disputed the sentences held against each other, while it is disputed
 * @param history what every development did to it, in the order in which they happened
 */
public record AgreementView(
        @Nullable String dossier,
        Instrument instrument,
        AgreementState state,
        @Nullable Instant since,
        List<String> acceptedBy,
        @Nullable AgreementDeadline deadline,
        List<NoticeEvidence> disputed,
        List<AgreementStep> history) {

    static AgreementView of(Agreement agreement) {
        return new AgreementView(
                agreement.subject().dossier(),
                agreement.subject().instrument(),
                agreement.state(),
                agreement.since().orElse(null),
                agreement.acceptedBy().stream().sorted().toList(),
                agreement.deadline().map(Deadline::event).orElse(null),
                agreement
                        .dispute()
                        .map(dispute -> List.of(
                                dispute.claim().evidence(), dispute.against().evidence()))
                        .orElse(List.of()),
                agreement.history().stream().map(AgreementStep::of).toList());
    }
}
