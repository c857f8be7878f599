package dev.parley.alert;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.parley.alert.notice.HoldReason;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDecision.Held;
import dev.parley.alert.notice.NoticeDesk;
import dev.parley.alert.story.Report;
import dev.parley.alert.story.Stories;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.VerdictEvent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * From verdicts to notices. A verdict that came before, reports no change or is about an article older than our watch is
 * held. Every change that an article reports, unless as history, belongs to a story; the article that opens a story
 * raises a notice, those that join it raise none, and one that rewords what an earlier notice rests on raises a
 * correction. All of a batch is remembered in one transaction, notices into the outbox, or nothing is.
 */
@Singleton
public final class AlertPipeline {

    private final AlertStore store;
    private final NoticeDesk desk;
    private final DecisionLog log;

    public AlertPipeline(AlertStore store, NoticeDesk desk, DecisionLog log) {
        this.store = store;
        this.desk = desk;
        this.log = log;
    }

    /**
     * Decides about verdicts in their order. When it fails, nothing was decided and the same call may be made again.
     *
     * @return every decision, at least one for each verdict
     */
    public List<NoticeDecision> process(List<VerdictEvent> verdicts) {
        List<NoticeDecision> decisions = store.inTransaction(transaction -> decide(verdicts, transaction));
        decisions.forEach(log::write);
        return decisions;
    }

    private List<NoticeDecision> decide(List<VerdictEvent> verdicts, AlertStore.Transaction transaction) {
        Set<String> undecided = new HashSet<>(transaction.claim(verdicts));
        Stories stories = transaction.storiesFor(verdicts.stream()
                .filter(verdict -> undecided.contains(verdict.eventId())
                        && !verdict.article().backlog())
                .flatMap(AlertPipeline::reports)
                .toList());
        List<NoticeDecision> decisions = new ArrayList<>();
        for (VerdictEvent verdict : verdicts) {
            boolean first = undecided.remove(verdict.eventId());
            decisions.addAll(first ? decide(verdict, stories) : List.of(new Held(verdict, HoldReason.DUPLICATE)));
        }
        transaction.save(decisions, stories);
        return decisions;
    }

    private List<NoticeDecision> decide(VerdictEvent verdict, Stories stories) {
        if (!verdict.flagged()) {
            return List.of(new Held(verdict, HoldReason.NOT_FLAGGED));
        }
        if (verdict.article().backlog()) {
            return List.of(new Held(verdict, HoldReason.BACKLOG));
        }
        Stream<NoticeDecision> history = verdict.changes().stream()
                .filter(AlertPipeline::isHistory)
                .map(change -> new Held(verdict, HoldReason.BACKGROUND));
        Stream<NoticeDecision> news =
                reports(verdict).collect(groupingBy(Report::subject, LinkedHashMap::new, toList())).values().stream()
                        .flatMap(onSubject -> desk.decide(verdict, onSubject, stories).stream());
        return Stream.concat(history, news).toList();
    }

    private static Stream<Report> reports(VerdictEvent verdict) {
        return verdict.changes().stream()
                .filter(change -> !isHistory(change))
                .map(change -> new Report(verdict.article(), change));
    }

    private static boolean isHistory(Change change) {
        return change.modality() == Modality.BACKGROUND;
    }
}
