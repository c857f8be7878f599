package dev.parley.alert.store;

import dev.parley.alert.store.NoticeArchive.Entry;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Notices as editors look for them. */
@Singleton
public final class NoticeSearch {

    /** More words make no answer better. */
    private static final int MOST_WORDS = 8;

    /** Choices are offered from so many of the latest notices: all of them would have to be read for each page. */
    private static final int RECENT = 1_000;

    private static final String MATCHES = """
            (:dossier::text is null or dossier = :dossier)
            and (:instrument::text is null or instrument = :instrument)
            and (:change::text is null or change_type = :change)
            and (:kind::text is null or event ->> 'kind' = :kind)
            and (:priority::text is null or event ->> 'priority' = :priority)
            and (:party::text is null or event -> 'parties' @> to_jsonb(:party::text))
            and (:outlet::text is null or event -> 'evidence' @> jsonb_build_array(jsonb_build_object(
                  'article', jsonb_build_object('outlet', jsonb_build_object('id', :outlet::text)))))
            and (:language::text is null or event -> 'evidence' @> jsonb_build_array(jsonb_build_object(
                  'article', jsonb_build_object('outlet', jsonb_build_object('language', :language::text)))))
            and (:words::text is null or words @@ to_tsquery('simple', :words))
            """;

    /**
     * What to look for; absent parts match everything.
     *
     * @param party a belligerent that is concerned
     * @param outlet the id of an outlet whose article is evidence
     * @param language of an outlet whose article is evidence
     * @param words all of which begin a word in headline, title, evidence or the name of an outlet
     */
    public record Criteria(
            @Nullable String dossier,
            @Nullable Instrument instrument,
            @Nullable ChangeType change,
            @Nullable String party,
            @Nullable NoticePriority priority,
            @Nullable NoticeKind kind,
            @Nullable String outlet,
            @Nullable String language,
            @Nullable String words) {

        /** Everything. */
        public static final Criteria NONE = new Criteria(null, null, null, null, null, null, null, null, null);
    }

    /**
     * What the latest notices can be narrowed to.
     *
     * @param outlets names by id
     */
    public record Choices(
            TreeSet<String> dossiers,
            TreeSet<String> parties,
            TreeSet<String> languages,
            SortedMap<String, String> outlets) {}

    private final Jdbi jdbi;

    public NoticeSearch(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The newest notices that match, newest first.
     *
     * @param before only notices with a smaller number
     */
    public List<Entry> older(Criteria criteria, @Nullable Long before, int limit) {
        return jdbi.withHandle(handle -> entries(bound(
                        handle.createQuery(
                                "select number, event from notice where " + MATCHES
                                        + " and (:before::bigint is null or number < :before) order by number desc limit :limit"),
                        criteria)
                .bind("before", before)
                .bind("limit", limit)));
    }

    /** The notices that match and have a greater number, newest first; of more than the limit the newest. */
    public List<Entry> newer(Criteria criteria, long after, int limit) {
        return jdbi.withHandle(handle -> entries(bound(
                        handle.createQuery("select number, event from notice where " + MATCHES
                                + " and number > :after order by number desc limit :limit"),
                        criteria)
                .bind("after", after)
                .bind("limit", limit)));
    }

    /** What was raised from a moment on, in the order of raising; of more than the limit the newest. */
    public List<NoticeEvent> since(Instant moment, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select event from (
                          select number, event from notice where raised_at >= :since order by number desc limit :limit
                        ) as latest order by number""")
                .bind("since", moment)
                .bind("limit", limit)
                .map((row, context) -> EventColumn.read(row.getString("event"), NoticeEvent.class))
                .list());
    }

    /** What the latest notices can be narrowed to. */
    public Choices choices() {
        Choices choices = new Choices(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
        jdbi.useHandle(handle -> handle.createQuery("""
                        with recent as (select dossier, event from notice order by number desc limit :recent)
                        select distinct 'dossier' as what, dossier as id, dossier as name from recent
                        where dossier is not null
                        union select 'party', p, p from recent, jsonb_array_elements_text(event -> 'parties') as p
                        union select 'language', o ->> 'language', '' from recent,
                          jsonb_path_query(event, '$.evidence[*].article.outlet') as o where o ->> 'language' is not null
                        union select 'outlet', o ->> 'id', o ->> 'name' from recent,
                          jsonb_path_query(event, '$.evidence[*].article.outlet') as o""")
                .bind("recent", RECENT)
                .map((row, context) -> {
                    String id = row.getString("id");
                    return switch (row.getString("what")) {
                        case "dossier" -> choices.dossiers().add(id);
                        case "party" -> choices.parties().add(id);
                        case "language" -> choices.languages().add(id);
                        default -> choices.outlets().put(id, row.getString("name")) == null;
                    };
                })
                .list());
        return choices;
    }

    private static Query bound(Query query, Criteria criteria) {
        return query.bind("dossier", criteria.dossier())
                .bind("instrument", criteria.instrument())
                .bind("change", criteria.change())
                .bind("kind", criteria.kind())
                .bind("priority", criteria.priority())
                .bind("party", criteria.party())
                .bind("outlet", criteria.outlet())
                .bind("language", criteria.language())
                .bind("words", prefixes(criteria.words()));
    }

    /** Beginnings, since the words of three languages have many endings. Only letters and digits: the rest is syntax. */
    private static @Nullable String prefixes(@Nullable String words) {
        if (words == null) {
            return null;
        }
        String query = Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? null : query;
    }

    private static List<Entry> entries(Query query) {
        return query.map((row, context) ->
                        new Entry(row.getLong("number"), EventColumn.read(row.getString("event"), NoticeEvent.class)))
                .list();
    }
}
