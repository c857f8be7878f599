package dev.parley.alert.store;

import dev.parley.alert.delivery.Acknowledgements;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Who knows of which story, and who takes care of it, in PostgreSQL. */
@Singleton
public final class JdbiAcknowledgements implements Acknowledgements {

    /**
     * What people know of a story.
     *
     * @param headline of its latest notice
     * @param acknowledged whether somebody acknowledged that notice; a new one takes it back
     * @param by who acknowledged last
     * @param claimedBy who takes care of it
     */
    public record Attention(
            String storyId,
            String noticeId,
            String headline,
            Instant raised,
            boolean acknowledged,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String claimedBy,
            @Nullable Instant claimedAt) {}

    private static final String ATTENTION = """
            select n.story_id, n.notice_id, n.event ->> 'headline' as headline, n.raised_at,
              coalesce(a.number >= n.number, false) as acknowledged, a.author, a.at,
              c.author as claimed_by, c.at as claimed_at
            from notice n
            left join acknowledgement a using (story_id)
            left join claim c using (story_id)
            where n.number = (select max(number) from notice l where l.story_id = n.story_id)
            """;

    private final Jdbi jdbi;

    public JdbiAcknowledgements(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean cover(String storyId, String noticeId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from acknowledgement a join notice n using (story_id)
                                       where a.story_id = :story and n.notice_id = :notice and a.number >= n.number)""")
                .bind("story", storyId)
                .bind("notice", noticeId)
                .mapTo(Boolean.class)
                .one());
    }

    public Optional<Attention> of(String storyId) {
        return jdbi.withHandle(handle -> handle.createQuery(ATTENTION + "and n.story_id = :story")
                .bind("story", storyId)
                .map(JdbiAcknowledgements::attention)
                .findOne());
    }

    /** The stories that nobody has acknowledged since their latest notice, that one raised after a time; newest first. */
    public List<Attention> open(Instant after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(ATTENTION + """
                        and n.raised_at > :after and coalesce(a.number < n.number, true)
                        order by n.number desc limit :limit""")
                .bind("after", after)
                .bind("limit", limit)
                .map(JdbiAcknowledgements::attention)
                .list());
    }

    /** Acknowledges all that was told of the story so far; nothing when there is no such story. */
    public void acknowledge(String storyId, String by, Instant now) {
        acknowledge("story_id", storyId, by, now);
    }

    /**
     * Acknowledges what was told of the story up to a notice, which is all that somebody saw who did not see a later one;
     * nothing when there is no such notice.
     */
    public void acknowledgeUpTo(String noticeId, String by, Instant now) {
        acknowledge("notice_id", noticeId, by, now);
    }

    private void acknowledge(String column, String id, String by, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into acknowledgement as a (story_id, number, author, at)
                        select story_id, max(number), :by, :now from notice where <column> = :id
                        group by story_id
                        on conflict (story_id) do update
                        set number = excluded.number, author = excluded.author, at = excluded.at
                        where a.number <= excluded.number""")
                .define("column", column)
                .bind("id", id)
                .bind("by", by)
                .bind("now", now)
                .execute());
    }

    public void takeBack(String storyId) {
        jdbi.useHandle(handle -> handle.execute("delete from acknowledgement where story_id = ?", storyId));
    }

    /** From now on this one takes care of the story, in place of whoever did. */
    public void claim(String storyId, String by, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into claim (story_id, author, at)
                        select :story, :by, :now where exists (select 1 from notice where story_id = :story)
                        on conflict (story_id) do update set author = excluded.author, at = excluded.at""")
                .bind("story", storyId)
                .bind("by", by)
                .bind("now", now)
                .execute());
    }

    public void release(String storyId) {
        jdbi.useHandle(handle -> handle.execute("delete from claim where story_id = ?", storyId));
    }

    private static Attention attention(ResultSet row, StatementContext context) throws SQLException {
        return new Attention(
                row.getString("story_id"),
                row.getString("notice_id"),
                row.getString("headline"),
                row.getTimestamp("raised_at").toInstant(),
                row.getBoolean("acknowledged"),
                row.getString("author"),
                instant(row.getTimestamp("at")),
                row.getString("claimed_by"),
                instant(row.getTimestamp("claimed_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
