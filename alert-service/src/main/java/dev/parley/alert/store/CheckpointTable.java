package dev.parley.alert.store;

import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.Checkpoint;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.story.Subject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What reports before a time come to. */
record CheckpointTable(Handle handle, TransitionTable table) {

    /**
     * The latest checkpoint of each subject that lies before nothing of a batch.
     *
     * @param earliest for each subject, the earliest time of the batch
     */
    List<CheckpointColumn> latest(Map<Subject, Instant> earliest) {
        List<String> subjects = new ArrayList<>();
        List<String> bounds = new ArrayList<>();
        earliest.forEach((subject, time) -> {
            subjects.add(subject.asText());
            bounds.add(time.toString());
        });
        return handle.createQuery("""
                        select distinct on (c.subject) c.subject, c.taken_until, c.body
                        from unnest(:subjects, :bounds::timestamptz[]) as s (subject, bound)
                        join checkpoint c on c.subject = s.subject and c.taken_until <= s.bound and c.rules = :rules
                        order by c.subject, c.taken_until desc""")
                .bindArray("subjects", String.class, subjects)
                .bindArray("bounds", String.class, bounds)
                .bind("rules", rules())
                .map((row, context) -> CheckpointColumn.read(
                        SubjectColumn.read(row.getString("subject")),
                        row.getTimestamp("taken_until").toInstant(),
                        row.getString("body")))
                .list();
    }

    /** Remembers new checkpoints. Those that a change lies before are not true any more. */
    void save(Book book) {
        Map<String, String> changed = new TreeMap<>();
        book.changedSince()
                .forEach((subject, since) -> changed.put(
                        subject.asText(), since.truncatedTo(ChronoUnit.MICROS).toString()));
        handle.createUpdate("""
                        delete from checkpoint c
                        using unnest(:subjects, :since::timestamptz[]) as s (subject, since)
                        where c.subject = s.subject and c.taken_until > s.since""")
                .bindArray("subjects", String.class, List.copyOf(changed.keySet()))
                .bindArray("since", String.class, List.copyOf(changed.values()))
                .execute();
        PreparedBatch batch = handle.prepareBatch("""
                insert into checkpoint (subject, taken_until, rules, body) values (:subject, :at, :rules, :body::jsonb)
                on conflict (subject, taken_until) do update set rules = excluded.rules, body = excluded.body""");
        for (Checkpoint checkpoint : book.nextCheckpoints()) {
            batch.bind("subject", checkpoint.subject().asText())
                    .bind("at", checkpoint.at())
                    .bind("rules", rules())
                    .bind("body", CheckpointColumn.write(checkpoint, id -> book.entry(id)
                            .orElseThrow(() -> new IllegalStateException("no article " + id))))
                    .add();
        }
        Batches.execute(batch);
    }

    private String rules() {
        return Checkpoint.FORM + "." + table.fingerprint();
    }
}
