package dev.parley.alert.store;

import static java.util.Comparator.comparing;

import dev.parley.alert.notice.HoldReason;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDecision.Held;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.contract.event.VerdictEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Every verdict that was decided about, and what became of it. */
record VerdictTable(Handle handle) {

    /** Claims the verdicts; returns the event ids of those that nobody decided about before. */
    Set<String> claim(Collection<VerdictEvent> verdicts) {
        // in one order for all, or two transactions with the same verdicts could wait for each other
        List<VerdictEvent> ordered =
                verdicts.stream().sorted(comparing(VerdictEvent::eventId)).toList();
        return new HashSet<>(handle.createQuery("""
                        insert into verdict (event_id, article_id, revision)
                        select * from unnest(:eventIds, :articleIds, :revisions)
                        on conflict do nothing
                        returning event_id""")
                .bindArray(
                        "eventIds",
                        String.class,
                        ordered.stream().map(VerdictEvent::eventId).toList())
                .bindArray(
                        "articleIds",
                        String.class,
                        ordered.stream().map(v -> v.article().articleId()).toList())
                .bindArray(
                        "revisions",
                        Integer.class,
                        ordered.stream().map(v -> v.article().revision()).toList())
                .mapTo(String.class)
                .list());
    }

    /** Remembers what became of verdicts that were claimed. */
    void save(List<NoticeDecision> decisions) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into decision (verdict_id, outcome, reason, story_id, notice_id)
                values (:verdictId, :outcome, :reason, :storyId, :noticeId)""");
        for (NoticeDecision decision : decisions) {
            if (decision instanceof Held held && held.reason() == HoldReason.DUPLICATE) {
                continue; // its first coming has its decisions
            }
            String noticeId =
                    decision instanceof Raised raised ? raised.notice().noticeId() : null;
            batch.bind("verdictId", decision.verdict().eventId())
                    .bind("outcome", noticeId == null ? "HELD" : "RAISED")
                    .bind("reason", decision.reasonName())
                    .bind("storyId", decision.storyId())
                    .bind("noticeId", noticeId)
                    .add();
        }
        Batches.execute(batch);
    }
}
