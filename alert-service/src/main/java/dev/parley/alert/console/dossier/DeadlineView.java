package dev.parley.alert.console.dossier;

import static java.util.Comparator.comparing;

import dev.parley.alert.console.Address;
import dev.parley.alert.console.Conflict;
import dev.parley.alert.console.Cues;
import dev.parley.alert.console.EvidenceView;
import dev.parley.alert.console.OutsideText;
import dev.parley.contract.event.AgreementDeadline;
import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * When an agreement runs out.
 *
 * @param address of the page of its conflict
 * @param words of the report that says so
 * @param left from the time that is looked at
 */
public record DeadlineView(
        String address,
        String conflict,
        Instrument instrument,
        Instant due,
        Duration left,
        String words,
        EvidenceView evidence) {

    static DeadlineView of(String dossier, Instrument instrument, AgreementDeadline deadline, Instant now, Cues cues) {
        return new DeadlineView(
                Address.dossier(dossier),
                Conflict.name(dossier),
                instrument,
                deadline.due(),
                Duration.between(now, deadline.due()),
                OutsideText.excerpt(deadline.words(), 100).shown(),
                EvidenceView.of(deadline.evidence(), cues, instrument, deadline.change()));
    }

    /** The deadlines of agreements that are still ahead, the nearest first. */
    public static List<DeadlineView> ahead(Collection<AgreementEvent> agreements, Instant now, Cues cues) {
        return agreements.stream()
                .flatMap(agreement -> Stream.ofNullable(agreement.detail())
                        .flatMap(detail -> Stream.ofNullable(detail.deadline()))
                        .filter(deadline -> deadline.due().isAfter(now))
                        .map(deadline -> of(agreement.dossier(), agreement.instrument(), deadline, now, cues)))
                .sorted(comparing(DeadlineView::due))
                .toList();
    }
}
