package dev.parley.alert.store;

import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The notices raised so far, to be read. */
@Singleton
public final class NoticeArchive {

    /**
     * A notice with its place in the archive.
     *
     * @param number counts up in the order of raising
     */
    public record Entry(long number, NoticeEvent notice) {}

    /**
     * What to read; absent parts match everything.
     *
     * @param before only notices with a smaller number
     */
    public record Filter(
            @Nullable String dossier,
            @Nullable Instrument instrument,
            @Nullable ChangeType change,
            @Nullable NoticeKind kind,
            @Nullable NoticePriority priority,
            @Nullable String party,
            @Nullable Long before) {}

    private final Jdbi jdbi;

    public NoticeArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest notices that match, newest first. */
    public List<Entry> newest(Filter filter, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select number, event from notice
                        where (:dossier::text is null or dossier = :dossier)
                          and (:instrument::text is null or instrument = :instrument)
                          and (:change::text is null or change_type = :change)
                          and (:kind::text is null or event ->> 'kind' = :kind)
                          and (:priority::text is null or event ->> 'priority' = :priority)
                          and (:party::text is null or event -> 'parties' @> to_jsonb(:party::text))
                          and (:before::bigint is null or number < :before)
                        order by number desc limit :limit""")
                .bind("dossier", filter.dossier())
                .bind("instrument", filter.instrument())
                .bind("change", filter.change())
                .bind("kind", filter.kind())
                .bind("priority", filter.priority())
                .bind("party", filter.party())
                .bind("before", filter.before())
                .bind("limit", limit)
                .map(NoticeArchive::entry)
                .list());
    }

    /** The notices with a greater number, in the order of raising. */
    public List<Entry> after(long number, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select number, event from notice where number > :number order by number limit :limit")
                .bind("number", number)
                .bind("limit", limit)
                .map(NoticeArchive::entry)
                .list());
    }

    /** The number of the newest notice; 0 when there is none. */
    public long last() {
        return jdbi.withHandle(handle -> handle.createQuery("select coalesce(max(number), 0) from notice")
                .mapTo(Long.class)
                .one());
    }

    public Optional<NoticeEvent> find(String noticeId) {
        return entry(noticeId).map(Entry::notice);
    }

    public Optional<Entry> entry(String noticeId) {
        return jdbi.withHandle(handle -> handle.createQuery("select number, event from notice where notice_id = :id")
                .bind("id", noticeId)
                .map(NoticeArchive::entry)
                .findOne());
    }

    /** The newest notice about a story. */
    public Optional<Entry> latestOf(String storyId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select number, event from notice where story_id = :story order by number desc limit 1")
                .bind("story", storyId)
                .map(NoticeArchive::entry)
                .findOne());
    }

    /** The notices with these numbers, as far as there are such. */
    public List<Entry> withNumbers(Collection<Long> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : jdbi.withHandle(
                        handle -> handle.createQuery("select number, event from notice where number in (<numbers>)")
                                .bindList("numbers", List.copyOf(numbers))
                                .map(NoticeArchive::entry)
                                .list());
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        return new Entry(row.getLong("number"), EventColumn.read(row.getString("event"), NoticeEvent.class));
    }
}
