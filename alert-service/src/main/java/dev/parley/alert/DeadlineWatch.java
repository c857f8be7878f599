package dev.parley.alert;

import dev.parley.alert.notice.ReminderWriter;
import dev.parley.contract.event.NoticeEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * Reminds of agreements that run out. What is due is taken by one replica, raised, and put into the outbox in the same
 * transaction; the notice's id follows from agreement, deadline and stage, so that it cannot be raised twice.
 */
@Singleton
public final class DeadlineWatch {

    private final AlertStore store;
    private final ReminderWriter writer;

    public DeadlineWatch(AlertStore store, ReminderWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    /**
     * Raises what is due by now. When it fails, nothing was raised and the same call may be made again.
     *
     * @return the notices raised
     */
    public List<NoticeEvent> remind() {
        Instant now = writer.now();
        return store.inTransaction(transaction -> {
            List<NoticeEvent> notices =
                    transaction.takeDue(now).stream().map(writer::write).toList();
            transaction.save(notices);
            return notices;
        });
    }
}
