package dev.parley.alert.store;

import dev.parley.contract.event.Event;
import dev.parley.contract.kafka.Topic;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Events that are decided on and wait to be published. */
record OutboxTable(Handle handle) {

    /** Reaches whoever publishes, in this process or another, when the transaction commits. */
    void signal() {
        handle.execute("notify " + Outbox.SIGNAL);
    }

    /**
     * Adds events in place of those that wait with the same keys. A compacted topic need not be told what is outdated, and
     * must not be told it after what is true now.
     */
    void replace(Topic<?> topic, List<? extends Event> events) {
        if (!events.isEmpty()) {
            handle.createUpdate("delete from outbox where topic = :topic and key = any(:keys)")
                    .bind("topic", topic.name())
                    .bindArray(
                            "keys",
                            String.class,
                            events.stream().map(Event::key).toList())
                    .execute();
            put(topic, events);
        }
    }

    /** Adds events behind those that wait. */
    void put(Topic<?> topic, List<? extends Event> events) {
        PreparedBatch outbox = handle.prepareBatch(
                "insert into outbox (topic, event_id, key, event) values (:topic, :id, :key, :event::jsonb)");
        for (Event event : events) {
            outbox.bind("topic", topic.name())
                    .bind("id", event.eventId())
                    .bind("key", event.key())
                    .bind("event", EventColumn.write(event))
                    .add();
        }
        Batches.execute(outbox);
    }
}
