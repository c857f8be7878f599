package dev.parley.alert.store;

import dev.parley.alert.feedback.Opinion;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What people know, do and think about notices, to be read beside them. */
@Singleton
public final class AttentionArchive {

    /** What somebody did, and when. */
    public record Deed(String by, Instant at) {}

    /**
     * About one notice.
     *
     * @param acknowledged by whom this notice was acknowledged; absent when nobody did
     * @param claimed who takes care of its story
     * @param opinions who thinks what of it
     */
    public record Known(
            @Nullable Deed acknowledged, @Nullable Deed claimed, Map<Opinion, SortedSet<String>> opinions) {

        /** What is known of a notice that nobody has looked at. */
        public static final Known NOTHING = new Known(null, null, Map.of());
    }

    /**
     * Something changed about the notices of a story.
     *
     * @param number counts up; of a story only its last change is kept
     * @param storyId empty when it may concern every story
     */
    public record Change(long number, String storyId) {}

    private final Jdbi jdbi;

    public AttentionArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is known about notices, by their numbers; nothing is said of those that do not exist. */
    public Map<Long, Known> of(Collection<Long> numbers) {
        Map<Long, Known> known = new HashMap<>();
        if (numbers.isEmpty()) {
            return known;
        }
        jdbi.useHandle(handle -> {
            Map<String, Long> byId = new HashMap<>();
            handle.createQuery("""
                            select n.number, n.notice_id, a.author, a.at, c.author as claimed_by, c.at as claimed_at
                            from notice n
                            left join acknowledgement a on a.story_id = n.story_id and a.number >= n.number
                            left join claim c on c.story_id = n.story_id
                            where n.number in (<numbers>)""")
                    .bindList("numbers", List.copyOf(numbers))
                    .map((row, context) -> {
                        byId.put(row.getString("notice_id"), row.getLong("number"));
                        return known.put(
                                row.getLong("number"),
                                new Known(
                                        deed(row, "author", "at"),
                                        deed(row, "claimed_by", "claimed_at"),
                                        new EnumMap<>(Opinion.class)));
                    })
                    .list();
            if (byId.isEmpty()) {
                return;
            }
            handle.createQuery("select notice_id, author, opinion from feedback where notice_id in (<ids>)")
                    .bindList("ids", List.copyOf(byId.keySet()))
                    .map((row, context) -> known.getOrDefault(byId.get(row.getString("notice_id")), Known.NOTHING)
                            .opinions()
                            .computeIfAbsent(Opinion.valueOf(row.getString("opinion")), first -> new TreeSet<>())
                            .add(row.getString("author")))
                    .list();
        });
        return known;
    }

    /** Changes with a greater number, in their order. */
    public List<Change> after(long number, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select number, story_id from attention_change
                        where number > :number order by number limit :limit""")
                .bind("number", number)
                .bind("limit", limit)
                .map((row, context) -> new Change(row.getLong("number"), row.getString("story_id")))
                .list());
    }

    /** The number of the last change; 0 when there is none. */
    public long last() {
        return jdbi.withHandle(handle -> handle.createQuery("select coalesce(max(number), 0) from attention_change")
                .mapTo(Long.class)
                .one());
    }

    private static @Nullable Deed deed(ResultSet row, String by, String at) throws SQLException {
        String author = row.getString(by);
        Timestamp time = row.getTimestamp(at);
        return author == null || time == null ? null : new Deed(author, time.toInstant());
    }
}
