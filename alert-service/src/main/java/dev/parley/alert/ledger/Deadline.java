package dev.parley.alert.ledger;

import dev.parley.alert.story.Development;
import dev.parley.alert.story.Report;
import dev.parley.alert.story.StatedEnd;
import dev.parley.contract.event.AgreementDeadline;
import java.time.Instant;
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
        Optional<Stated> length = Optional.empty();
        for (Report report : development.reports()) {
            if (!report.isAsserted()) {
                continue;
            }
            for (StatedEnd.End end : report.ends(development.time(), from)) {
                Stated stated = new Stated(new Deadline(end.at(), end.words(), report), end.isDate());
                if (stated.isDate()) {
                    return Optional.of(stated);
                }
                length = length.or(() -> Optional.of(stated));
            }
        }
        return length;
    }

    /** The same length from a later beginning; this one where it is a date. */
    Deadline from(Instant begin) {
        return report.ends(begin, begin).stream()
                .filter(end -> !end.isDate() && end.words().equals(words))
                .findFirst()
                .map(end -> new Deadline(end.at(), words, report))
                .orElse(this);
    }

    /** As it is published. */
    public AgreementDeadline event() {
        return new AgreementDeadline(due, words, report.type(), report.parties(), Development.evidence(report));
    }
}
