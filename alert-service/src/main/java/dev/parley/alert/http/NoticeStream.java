package dev.parley.alert.http;

import dev.parley.alert.store.AttentionArchive;
import dev.parley.alert.store.AttentionArchive.Change;
import dev.parley.alert.store.NoticeArchive;
import dev.parley.alert.store.NoticeArchive.Entry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Notices as they are raised, and what people do about them as they do it, by whichever replica. */
@Singleton
class NoticeStream {

    private final Tail<Entry> notices;
    private final Tail<Change> attention;

    NoticeStream(NoticeArchive notices, AttentionArchive attention) {
        this.notices = new Tail<>(notices::after, notices::last, Entry::number);
        this.attention = new Tail<>(attention::after, attention::last, Change::number);
    }

    /**
     * What is raised after a notice.
     *
     * @param number of that notice; absent for what is raised from now on
     */
    Multi<Entry> after(@Nullable Long number) {
        return notices.after(number);
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
