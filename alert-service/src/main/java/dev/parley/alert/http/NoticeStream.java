package dev.parley.alert.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.alert.store.AttentionArchive;
import dev.parley.alert.store.AttentionArchive.Change;
import dev.parley.alert.store.NoticeArchive;
import dev.parley.contract.event.NoticeEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Notices as they are raised, and what people do about them as they do it, by whichever replica. */
@Singleton
class NoticeStream {

    /**
     * A notice as all who listen get it: for a thousand of them it is written once.
     *
     * @param number in the order of raising
     * @param json the notice as on its topic
     */
    record Told(long number, String json) {}

    private final Tail<Told> notices;
    private final Tail<Change> attention;

    NoticeStream(NoticeArchive notices, AttentionArchive attention, ObjectMapper mapper) {
        this.notices = new Tail<>(
                (number, limit) -> notices.after(number, limit).stream()
                        .map(entry -> new Told(entry.number(), json(entry.notice(), mapper)))
                        .toList(),
                notices::last,
                Told::number);
        this.attention = new Tail<>(attention::after, attention::last, Change::number);
    }

    /** The number after which to listen in order to miss no notice that is raised from now on. */
    long position() {
        return notices.position();
    }

    /**
     * What is raised after a notice.
     *
     * @param number of that notice
     */
    Multi<Told> after(long number) {
        return notices.after(number);
    }

    private static String json(NoticeEvent notice, ObjectMapper mapper) {
        try {
            return mapper.writeValueAsString(notice);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write notice " + notice.noticeId(), e);
        }
    }

    /** What people do after a change that has this number. */
    Multi<Change> attentionAfter(long number) {
        return attention.after(number);
    }

    void stop(@Observes ShutdownEvent stop) {
        notices.close();
        attention.close();
    }
}
