package dev.parley.alert.notice;

import dev.parley.contract.event.AgreementDeadline;
import dev.parley.contract.event.AgreementEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be told of a deadline.
 *
 * @param agreement that runs out
 */
public record Reminder(AgreementEvent agreement, AgreementDeadline deadline, Stage stage) {

    /** When people are told, and of what. */
    public enum Stage {
        /** It runs out in a day. */
        DAY_BEFORE(Duration.ofHours(24)),
        /** It runs out in an hour. */
        HOUR_BEFORE(Duration.ofHours(1)),
        /** It has run out, and nobody reported that it goes on. */
        LAPSED(Duration.ZERO);

        private final Duration before;

        Stage(Duration before) {
            this.before = before;
        }

        private Instant of(AgreementDeadline deadline) {
            return deadline.due().minus(before);
        }
    }

    public Reminder {
        Objects.requireNonNull(agreement, "agreement");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(stage, "stage");
    }

    /** When it is to be told. */
    public Instant at() {
        return stage.of(deadline);
    }

    /** The first one that lies after the time; absent when the agreement has no deadline or all are past. */
    public static Optional<Reminder> next(AgreementEvent agreement, Instant after) {
        return of(agreement).flatMap(deadline -> Arrays.stream(Stage.values())
                .filter(stage -> stage.of(deadline).isAfter(after))
                .findFirst()
                .map(stage -> new Reminder(agreement, deadline, stage)));
    }

    /** The one to be told now: of several that are due at once, after an outage, only the last is true. */
    public static Optional<Reminder> due(AgreementEvent agreement, Instant now) {
        return of(agreement).flatMap(deadline -> Arrays.stream(Stage.values())
                .filter(stage -> !stage.of(deadline).isAfter(now))
                .max(Comparator.naturalOrder())
                .map(stage -> new Reminder(agreement, deadline, stage)));
    }

    private static Optional<AgreementDeadline> of(AgreementEvent agreement) {
        AgreementEvent.Detail detail = agreement.detail();
        return Optional.ofNullable(detail == null ? null : detail.deadline());
    }
}
