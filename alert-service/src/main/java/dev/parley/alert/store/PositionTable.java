package dev.parley.alert.store;

import dev.parley.alert.ledger.Position;
import dev.parley.contract.event.PositionEvent;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What each party last said on each clause. */
record PositionTable(Handle handle) {

    /** What was said last in the conflicts. */
    List<Position> of(Collection<String> dossiers) {
        return handle.createQuery("select event from position where dossier = any(:dossiers)")
                .bindArray("dossiers", String.class, List.copyOf(dossiers))
                .map((row, context) -> EventColumn.read(row.getString("event"), PositionEvent.class))
                .map(event -> new Position(event.dossier(), event.position(), event.article(), event.stated()))
                .list();
    }

    /** Remembers what was said last. */
    void save(List<Position> positions) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into position (position_id, dossier, party, clause, stated, event)
                values (:id, :dossier, :party, :clause, :stated, :event::jsonb)
                on conflict (position_id) do update set stated = excluded.stated, event = excluded.event""");
        for (Position position : positions) {
            batch.bind("id", position.key())
                    .bind("dossier", position.dossier())
                    .bind("party", position.position().party())
                    .bind("clause", position.position().clause())
                    .bind("stated", position.stated())
                    .bind("event", EventColumn.write(position.event()))
                    .add();
        }
        Batches.execute(batch);
    }
}
