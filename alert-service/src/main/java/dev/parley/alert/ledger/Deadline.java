package dev.parley.alert.ledger;

import dev.parley.alert.story.Development;
import dev.parley.alert.story.Report;
import dev.parley.alert.story.StatedEnd;
import dev.parley.contract.event.AgreementDeadline;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * When an agreement runs out, as a report says.
 *
 * @param words of the report
 */
public record Deadline(Instant due, String words, Report report) {

    public Deadline {
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(report, "report");
    }

    /** What a report says: an end, and whether as a date. */
    record Stated(Deadline deadline, boolean isDate) {}

    /**
     * The end that a development states: the first date of its reports, otherwise the first length.
     *
     * @param from where a length begins
     */
    static Optional<Stated> in(Development development, Instant from) {
        ZoneId zone = StatedEnd.zone(development.subject().dossier());
        Optional<Stated> length = Optional.empty();
        for (Report report : development.reports()) {
            if (!report.isAsserted()) {
                continue;
            }
            Optional<Stated> stated = StatedEnd.in(report.quote(), development.time(), from, zone)
                    .or(() -> StatedEnd.in(report.article().title(), development.time(), from, zone))
                    .map(end -> new Stated(new Deadline(end.at(), end.words(), report), end.isDate()));
            if (stated.filter(Stated::isDate).isPresent()) {
                return stated;
            }
            length = length.or(() -> stated);
        }
        return length;
    }

    /** As it is published. */
    public AgreementDeadline event() {
        return new AgreementDeadline(due, words, report.type(), report.parties(), Development.evidence(report));
    }
}
