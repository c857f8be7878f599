package dev.parley.cli.replay;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.DataClock;
import dev.parley.alert.DeadlineWatch;
import dev.parley.alert.MemoryStore;
import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.LateWindow;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDesk;
import dev.parley.alert.notice.NoticeWriter;
import dev.parley.alert.notice.Priorities;
import dev.parley.alert.notice.ReminderWriter;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes verdicts of the past through the rules of alert, on the clock of the data. It remembers nothing beyond its own
 * life, and touches no database.
 */
public final class VerdictReplay {

    private final DataClock clock = new DataClock(Instant.EPOCH);
    private final MemoryStore store;
    private final AlertPipeline pipeline;
    private final DeadlineWatch deadlines;
    private final Consumer<NoticeDecision> decisions;
    private final Consumer<NoticeEvent> reminders;

    /**
     * @param decisions gets every decision, in the order of the verdicts
     * @param reminders gets the notices that no verdict but the clock raised, in their place between the decisions
     */
    public VerdictReplay(
            TransitionTable transitions,
            Priorities priorities,
            Consumer<NoticeDecision> decisions,
            Consumer<NoticeEvent> reminders) {
        this.store = new MemoryStore(transitions);
        this.pipeline =
                new AlertPipeline(store, new NoticeDesk(new NoticeWriter(clock, priorities), LateWindow.STANDARD));
        this.deadlines = new DeadlineWatch(store, new ReminderWriter(clock, priorities));
        this.decisions = decisions;
        this.reminders = reminders;
    }

    /** Decides about verdicts that came at the same time, which is not before that of an earlier call. */
    public void process(Instant time, List<VerdictEvent> verdicts) {
        remind(time);
        clock.set(time);
        pipeline.process(verdicts).forEach(decisions);
    }

    /** Raises the reminders that are due until then. */
    public void remind(Instant until) {
        Optional<Instant> next = store.nextReminder();
        while (next.isPresent() && !next.get().isAfter(until)) {
            clock.set(next.get());
            deadlines.remind().forEach(reminders);
            next = store.nextReminder();
        }
    }

    /** All that is known by now. */
    public Book book() {
        return store.book();
    }
}
