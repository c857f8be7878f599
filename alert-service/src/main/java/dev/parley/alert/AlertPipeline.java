package dev.parley.alert;

import dev.parley.alert.ledger.Book;
import dev.parley.alert.notice.CatchUp;
import dev.parley.alert.notice.HoldReason;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDecision.Held;
import dev.parley.alert.notice.NoticeDesk;
import dev.parley.contract.event.VerdictEvent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * From verdicts to notices. A verdict that came before is held. Every other one is entered into the book, from which the
 * state of each agreement and each position follows; the desk decides what of it is told. What comes late and all at once
 * is told in one summary. All of a batch is remembered in one transaction, what is to be published in the outbox, or
 * nothing is.
 */
@Singleton
public final class AlertPipeline {

    private final AlertStore store;
    private final NoticeDesk desk;

    public AlertPipeline(AlertStore store, NoticeDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    /**
     * Decides about verdicts in their order. When it fails, nothing was decided and the same call may be made again.
     *
     * @return every decision, at least one for each verdict
     */
    public List<NoticeDecision> process(List<VerdictEvent> verdicts) {
        return store.inTransaction(transaction -> decide(verdicts, transaction));
    }

    private List<NoticeDecision> decide(List<VerdictEvent> verdicts, AlertStore.Transaction transaction) {
        Set<String> undecided = new HashSet<>(transaction.claim(verdicts));
        List<VerdictEvent> fresh = verdicts.stream()
                .filter(verdict -> undecided.contains(verdict.eventId()))
                .toList();
        Book book = transaction.open(fresh, desk.begin(fresh));
        List<NoticeDecision> decisions = new ArrayList<>();
        for (VerdictEvent verdict : verdicts) {
            boolean first = undecided.remove(verdict.eventId());
            decisions.addAll(first ? desk.decide(verdict, book) : List.of(new Held(verdict, HoldReason.DUPLICATE)));
        }
        List<NoticeDecision> summarised = CatchUp.summarise(decisions, book);
        transaction.save(summarised, book, desk.now());
        return summarised;
    }
}
