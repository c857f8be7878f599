package dev.parley.alert.store;

import dev.parley.contract.event.NoticeEvent;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was told, as it was told. */
record NoticeTable(Handle handle) {

    /** Names the lock in PostgreSQL's space of advisory locks. */
    private static final long NUMBERING = 0x6e756d62657273L;

    /** Remembers notices, numbered in their order. */
    void save(List<NoticeEvent> notices) {
        if (notices.isEmpty()) {
            return;
        }
        // numbers become visible in their order: who reads on from the last one misses none
        handle.createQuery("select count(pg_advisory_xact_lock(:lock))")
                .bind("lock", NUMBERING)
                .mapTo(Long.class)
                .one();
        PreparedBatch archive = handle.prepareBatch("""
                insert into notice (notice_id, story_id, dossier, instrument, change_type, raised_at, event)
                values (:id, :storyId, :dossier, :instrument, :type, :raised, :event::jsonb)""");
        for (NoticeEvent notice : notices) {
            archive.bind("id", notice.noticeId())
                    .bind("storyId", notice.storyId())
                    .bind("dossier", notice.dossier())
                    .bind("instrument", notice.instrument().name())
                    .bind("type", notice.change().name())
                    .bind("raised", notice.latency().raised())
                    .bind("event", EventColumn.write(notice))
                    .add();
        }
        Batches.execute(archive);
    }
}
