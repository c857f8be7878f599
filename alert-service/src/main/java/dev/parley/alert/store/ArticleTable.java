package dev.parley.alert.store;

import dev.parley.alert.ledger.Book;
import dev.parley.alert.story.Developments;
import dev.parley.alert.story.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What articles say, and where they stand among the reports on a subject. */
final class ArticleTable {

    private final Handle handle;
    private final EntryCache cache;
    private final List<Book.Entry> written = new ArrayList<>();

    ArticleTable(Handle handle, EntryCache cache) {
        this.handle = handle;
        this.cache = cache;
    }

    /** The scopes on which the articles report something. */
    Set<String> scopesOf(Set<String> articleIds) {
        return handle.createQuery("select distinct subject from article_place where article_id = any(:ids)")
                .bindArray("ids", String.class, List.copyOf(articleIds))
                .mapTo(String.class)
                .map(subject -> SubjectColumn.read(subject).scope())
                .collect(Collectors.toSet());
    }

    /**
     * The articles that stand at a time or later among the reports on a subject.
     *
     * @param from the time for each subject, as PostgreSQL reads it
     */
    List<String> placedFrom(Map<String, String> from) {
        return handle.createQuery("""
                        select distinct a.article_id
                        from unnest(:subjects, :from::timestamptz[]) as s (subject, since)
                        join article_place a on a.subject = s.subject and a.place >= s.since""")
                .bindArray("subjects", String.class, List.copyOf(from.keySet()))
                .bindArray("from", String.class, List.copyOf(from.values()))
                .mapTo(String.class)
                .list();
    }

    /** What the articles say, by article; those of which nothing is known are left out. */
    Map<String, Book.Entry> find(Set<String> articleIds) {
        Map<String, Book.Entry> found = new TreeMap<>();
        List<String> unread = new ArrayList<>();
        handle.createQuery("select article_id, revision from article where article_id = any(:ids)")
                .bindArray("ids", String.class, List.copyOf(articleIds))
                .map((row, context) -> new EntryCache.Key(row.getString("article_id"), row.getInt("revision")))
                .forEach(key -> cache.get(key)
                        .ifPresentOrElse(
                                entry -> found.put(key.articleId(), entry), () -> unread.add(key.articleId())));
        handle.createQuery("select body from article where article_id = any(:ids)")
                .bindArray("ids", String.class, unread)
                .map((row, context) -> ArticleColumn.read(row.getString("body")))
                .forEach(entry -> {
                    cache.put(entry);
                    found.put(entry.article().articleId(), entry);
                });
        return found;
    }

    /** Remembers what articles say now. */
    void save(List<Book.Entry> entries) {
        PreparedBatch articles = handle.prepareBatch("""
                insert into article (article_id, revision, event_time, body)
                values (:id, :revision, :time, :body::jsonb)
                on conflict (article_id) do update
                set revision = excluded.revision, event_time = excluded.event_time, body = excluded.body""");
        PreparedBatch places = handle.prepareBatch(
                "insert into article_place (article_id, subject, place) values (:id, :subject, :place)");
        for (Book.Entry entry : entries) {
            articles.bind("id", entry.article().articleId())
                    .bind("revision", entry.article().revision())
                    .bind(
                            "time",
                            entry.reports().stream()
                                    .map(Report::eventTime)
                                    .min(Comparator.naturalOrder())
                                    .orElse(entry.article().firstSeen()))
                    .bind("body", ArticleColumn.write(entry))
                    .add();
            entry.reports().stream()
                    .collect(Collectors.groupingBy(Report::subject))
                    .forEach((subject, reports) -> places.bind(
                                    "id", entry.article().articleId())
                            .bind("subject", subject.asText())
                            .bind("place", Developments.placeOf(reports))
                            .add());
        }
        Batches.execute(articles);
        handle.createUpdate("delete from article_place where article_id = any(:ids)")
                .bindArray(
                        "ids",
                        String.class,
                        entries.stream()
                                .map(entry -> entry.article().articleId())
                                .toList())
                .execute();
        Batches.execute(places);
        written.addAll(entries);
    }

    /** The entries that were saved. */
    List<Book.Entry> written() {
        return List.copyOf(written);
    }
}
