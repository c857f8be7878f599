package dev.parley.alert.notice;

import dev.parley.alert.story.ContentId;
import dev.parley.contract.event.AgreementDeadline;
import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Coverage;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.LatencyReceipt;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticeReason;
import dev.parley.contract.event.Timeliness;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Puts into words that an agreement is about to run out, or has. */
@Singleton
public final class ReminderWriter {

    private static final Duration CURRENT = Duration.ofHours(24);

    private final Clock clock;
    private final Priorities priorities;

    public ReminderWriter(Clock clock, Priorities priorities) {
        this.clock = clock;
        this.priorities = priorities;
    }

    /** The time by which it is decided what is due. */
    public Instant now() {
        return clock.instant();
    }

    /** The notice; the same for the same reminder, whoever writes it. */
    public NoticeEvent write(Reminder reminder) {
        AgreementEvent agreement = reminder.agreement();
        AgreementDeadline deadline = reminder.deadline();
        ArticleRef article = deadline.evidence().article();
        Timeliness timeliness = reminder.at().plus(CURRENT).isBefore(now()) ? Timeliness.STALE : Timeliness.CURRENT;
        Priorities.Ruling priority = priorities.of(new Priorities.Facets(
                NoticeKind.REMINDER,
                deadline.change(),
                agreement.instrument(),
                Modality.ASSERTED,
                timeliness,
                article.outlet().tier(),
                1));
        return new NoticeEvent(
                ContentId.of(
                        "reminder",
                        agreement.key(),
                        deadline.due().toString(),
                        reminder.stage().name()),
                agreement.storyId(),
                NoticeKind.REMINDER,
                reminder.stage() == Reminder.Stage.LAPSED ? NoticeReason.DEADLINE_PASSED : NoticeReason.DEADLINE_NEAR,
                headline(reminder),
                agreement.dossier(),
                agreement.instrument(),
                deadline.change(),
                Modality.ASSERTED,
                deadline.parties(),
                null,
                List.of(deadline.evidence()),
                null,
                // nothing was classified for it: it follows from the clock
                new LatencyReceipt(article.published(), article.firstSeen(), article.firstSeen(), now()),
                priority.priority(),
                priority.because(),
                agreement.state(),
                agreement.state(),
                new Coverage(List.of(article.articleId()), 1),
                timeliness,
                null);
    }

    private static String headline(Reminder reminder) {
        String what = reminder.agreement().instrument() == Instrument.CEASEFIRE ? "Ceasefire" : "Memorandum";
        List<String> parties = reminder.deadline().parties();
        String whose = parties.size() < 2
                ? what + " in " + reminder.agreement().dossier()
                : what + " between " + String.join(", ", parties.subList(0, parties.size() - 1)) + " and "
                        + parties.get(parties.size() - 1);
        return OneLine.of(
                switch (reminder.stage()) {
                    case DAY_BEFORE -> whose + " runs out in 24 hours";
                    case HOUR_BEFORE -> whose + " runs out in an hour";
                    case LAPSED -> whose + " lapsed without reported extension";
                });
    }
}
