package dev.parley.alert.store;

import dev.parley.alert.feedback.Feedback;
import dev.parley.alert.feedback.LabelledCase;
import dev.parley.alert.feedback.LabelledCase.Judged;
import dev.parley.alert.feedback.Opinion;
import dev.parley.contract.event.NoticeEvent;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What people think of notices, in PostgreSQL. */
@Singleton
public final class JdbiFeedback {

    /** As {@link LabelledCase#id()}. */
    private static final String ARTICLE =
            "(evidence #>> '{article,articleId}' || '/' || (evidence #>> '{article,revision}'))";

    private final Jdbi jdbi;

    public JdbiFeedback(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Writes it down, in place of what the same person thought of the notice before.
     *
     * @return false when there is no such notice
     */
    public boolean give(Feedback feedback) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into feedback (notice_id, author, opinion, note, at)
                        select notice_id, :author, :opinion, :note, :at from notice where notice_id = :notice
                        on conflict (notice_id, author) do update
                        set opinion = excluded.opinion, note = excluded.note, at = excluded.at""")
                        .bind("notice", feedback.noticeId())
                        .bind("author", feedback.author())
                        .bind("opinion", feedback.opinion())
                        .bind("note", feedback.note())
                        .bind("at", feedback.at())
                        .execute()
                == 1);
    }

    /** Forgets what somebody thought of a notice. */
    public void takeBack(String noticeId, String author) {
        jdbi.useHandle(
                handle -> handle.execute("delete from feedback where notice_id = ? and author = ?", noticeId, author));
    }

    /** The latest feedback that matches, the latest first; absent parts match everything. */
    public List<Feedback> latest(@Nullable String noticeId, @Nullable Opinion opinion, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select notice_id, author, opinion, note, at from feedback
                        where (:notice::text is null or notice_id = :notice)
                          and (:opinion::text is null or opinion = :opinion)
                        order by at desc, notice_id, author limit :limit""")
                .bind("notice", noticeId)
                .bind("opinion", opinion)
                .bind("limit", limit)
                .map(JdbiFeedback::feedback)
                .list());
    }

    /**
     * The articles, as {@link LabelledCase#id()}, on which notices rest that somebody judged after a time; in the order of
     * their ids.
     *
     * @param cursor only articles that follow this one; absent: from the first on
     */
    public List<String> judgedArticles(Instant after, @Nullable String cursor, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct (%s) collate "C" as article
                        from notice n, jsonb_array_elements(n.event -> 'evidence') as evidence
                        where exists (select 1 from feedback f where f.notice_id = n.notice_id and f.at > :after)
                          and n.event ->> 'kind' not in (<kinds>)
                          and (:cursor::text is null or %s collate "C" > :cursor)
                        order by article limit :limit""".formatted(ARTICLE, ARTICLE))
                .bind("after", after)
                .bindList("kinds", List.copyOf(LabelledCase.OF_NO_ARTICLE))
                .bind("cursor", cursor)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }

    /**
     * The notices that somebody judged after a time, with all opinions on each, in the order of raising.
     *
     * @param articles only notices that rest on one of these
     */
    public List<Judged> judged(Instant after, Collection<String> articles) {
        Map<NoticeEvent, List<Feedback>> judged = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select f.notice_id, f.author, f.opinion, f.note, f.at, n.event
                        from feedback f join notice n using (notice_id)
                        where exists (select 1 from feedback l where l.notice_id = f.notice_id and l.at > :after)
                          and exists (select 1 from jsonb_array_elements(n.event -> 'evidence') as evidence
                                      where %s = any(:articles))
                        order by n.number, f.at""".formatted(ARTICLE))
                .bind("after", after)
                .bindArray("articles", String.class, articles.toArray())
                .map((row, context) -> judged.computeIfAbsent(
                                EventColumn.read(row.getString("event"), NoticeEvent.class), first -> new ArrayList<>())
                        .add(feedback(row, context)))
                .list());
        return judged.entrySet().stream()
                .map(entry -> new Judged(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Feedback feedback(ResultSet row, StatementContext context) throws SQLException {
        return new Feedback(
                row.getString("notice_id"),
                row.getString("author"),
                Opinion.valueOf(row.getString("opinion")),
                row.getString("note"),
                row.getTimestamp("at").toInstant());
    }
}
