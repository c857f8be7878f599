package dev.parley.alert.store;

import dev.parley.alert.notice.Reminder;
import dev.parley.contract.event.AgreementEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The state of each agreement of a watched conflict, as it was told last, and the deadlines to remind of. */
record AgreementTable(Handle handle) {

    /** So many at a time hold no lock for long; the rest comes with the next look. */
    private static final int MOST_REMINDERS = 100;

    /** The agreements of the conflicts. */
    List<AgreementEvent> of(Collection<String> dossiers) {
        return handle.createQuery("select event from agreement where dossier = any(:dossiers)")
                .bindArray("dossiers", String.class, List.copyOf(dossiers))
                .map((row, context) -> EventColumn.read(row.getString("event"), AgreementEvent.class))
                .list();
    }

    /** Takes the reminders that are due, so that no other transaction gets them. */
    List<Reminder> takeDue(Instant now) {
        // locked by another transaction: another replica raises it, or a batch moves it just now
        List<AgreementEvent> due = handle.createQuery("""
                        select event from deadline where next_at <= :now
                        order by next_at limit :limit for update skip locked""")
                .bind("now", now)
                .bind("limit", MOST_REMINDERS)
                .map((row, context) -> EventColumn.read(row.getString("event"), AgreementEvent.class))
                .list();
        List<Reminder> taken = due.stream()
                .flatMap(agreement -> Reminder.due(agreement, now).stream())
                .toList();
        saveDeadlines(due, now);
        return taken;
    }

    /** What has no deadline any more, or none that is still to come, is not reminded of. */
    private void saveDeadlines(List<AgreementEvent> agreements, Instant now) {
        if (agreements.isEmpty()) {
            return;
        }
        handle.createUpdate("delete from deadline where agreement_id = any(:ids)")
                .bindArray(
                        "ids",
                        String.class,
                        agreements.stream().map(AgreementEvent::key).toList())
                .execute();
        PreparedBatch batch = handle.prepareBatch(
                "insert into deadline (agreement_id, next_at, event) values (:id, :at, :event::jsonb)");
        agreements.stream()
                .flatMap(agreement -> Reminder.next(agreement, now).stream())
                .forEach(reminder -> batch.bind("id", reminder.agreement().key())
                        .bind("at", reminder.at())
                        .bind("event", EventColumn.write(reminder.agreement()))
                        .add());
        Batches.execute(batch);
    }

    /**
     * Remembers where agreements stand now.
     *
     * @param now reminders of deadlines that lie before it are not due any more
     */
    void save(List<AgreementEvent> agreements, Instant now) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into agreement (agreement_id, dossier, instrument, state, event)
                values (:id, :dossier, :instrument, :state, :event::jsonb)
                on conflict (agreement_id) do update set state = excluded.state, event = excluded.event""");
        for (AgreementEvent agreement : agreements) {
            batch.bind("id", agreement.key())
                    .bind("dossier", agreement.dossier())
                    .bind("instrument", agreement.instrument().name())
                    .bind("state", agreement.state().name())
                    .bind("event", EventColumn.write(agreement))
                    .add();
        }
        Batches.execute(batch);
        saveDeadlines(agreements, now);
    }
}
