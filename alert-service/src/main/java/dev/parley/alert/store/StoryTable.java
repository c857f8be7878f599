package dev.parley.alert.store;

import dev.parley.alert.story.Certainty;
import dev.parley.alert.story.Story;
import dev.parley.alert.story.StoryArticle;
import dev.parley.alert.story.Subject;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Developments that were told, and the part that articles have in them. */
record StoryTable(Handle handle) {

    /** The parts that the articles have in stories. */
    List<StoryArticle> partsOf(Collection<String> articleIds) {
        return handle.createQuery("""
                        select story_id, article_id, scope, instrument, revision, quotes, notice_id
                        from story_article where article_id = any(:ids)""")
                .bindArray("ids", String.class, List.copyOf(articleIds))
                .map(StoryTable::storyArticle)
                .list();
    }

    /** The stories that these are parts of. */
    List<Story> of(Collection<StoryArticle> parts) {
        return handle.createQuery("""
                        select story_id, scope, instrument, change_type, certainty, facts, told
                        from story where story_id = any(:ids)""")
                .bindArray(
                        "ids",
                        String.class,
                        parts.stream().map(StoryArticle::storyId).distinct().toList())
                .map(StoryTable::story)
                .list();
    }

    /** Remembers what was told. */
    void save(List<Story> stories) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into story (story_id, scope, instrument, change_type, certainty, facts, told)
                values (:id, :scope, :instrument, :type, :certainty, :facts, :told)
                on conflict (story_id) do update set change_type = excluded.change_type, certainty = excluded.certainty,
                  facts = excluded.facts, told = excluded.told""");
        for (Story story : stories) {
            batch.bind("id", story.id())
                    .bind("scope", story.subject().scope())
                    .bind("instrument", story.subject().instrument().name())
                    .bind("type", story.type().name())
                    .bind("certainty", story.certainty().name())
                    .bindArray("facts", String.class, List.copyOf(story.facts()))
                    .bindArray(
                            "told",
                            String.class,
                            story.told().stream().map(NoticeKind::name).sorted().toList())
                    .add();
        }
        Batches.execute(batch);
    }

    /** Remembers the parts that articles have in stories that are known. */
    void saveParts(List<StoryArticle> parts) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into story_article (story_id, article_id, scope, instrument, revision, quotes, notice_id)
                values (:storyId, :articleId, :scope, :instrument, :revision, :quotes, :noticeId)
                on conflict (story_id, article_id) do update
                set revision = excluded.revision, quotes = excluded.quotes, notice_id = excluded.notice_id""");
        for (StoryArticle part : parts) {
            batch.bind("storyId", part.storyId())
                    .bind("articleId", part.articleId())
                    .bind("scope", part.subject().scope())
                    .bind("instrument", part.subject().instrument().name())
                    .bind("revision", part.revision())
                    .bindArray("quotes", String.class, part.quotes())
                    .bind("noticeId", part.noticeId())
                    .add();
        }
        Batches.execute(batch);
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(row.getString("scope"), Instrument.valueOf(row.getString("instrument")));
    }

    private static Story story(ResultSet row, StatementContext context) throws SQLException {
        return new Story(
                row.getString("story_id"),
                subject(row),
                ChangeType.valueOf(row.getString("change_type")),
                Certainty.valueOf(row.getString("certainty")),
                Set.copyOf(strings(row, "facts")),
                strings(row, "told").stream().map(NoticeKind::valueOf).collect(Collectors.toSet()));
    }

    private static StoryArticle storyArticle(ResultSet row, StatementContext context) throws SQLException {
        return new StoryArticle(
                row.getString("story_id"),
                subject(row),
                row.getString("article_id"),
                row.getInt("revision"),
                strings(row, "quotes"),
                row.getString("notice_id"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
