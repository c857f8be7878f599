package dev.parley.alert.store;

import static java.util.Comparator.comparing;

import dev.parley.alert.AlertStore;
import dev.parley.alert.notice.HoldReason;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDecision.Held;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.story.Certainty;
import dev.parley.alert.story.Report;
import dev.parley.alert.story.Stories;
import dev.parley.alert.story.Story;
import dev.parley.alert.story.StoryArticle;
import dev.parley.alert.story.StorySubject;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.Topics;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The {@link AlertStore} in PostgreSQL. Safe for several threads and several replicas. */
@Singleton
public final class JdbiAlertStore implements AlertStore {

    private final Jdbi jdbi;

    public JdbiAlertStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public <R> R inTransaction(Function<Transaction, R> work) {
        try {
            return jdbi.inTransaction(handle -> work.apply(new JdbiTransaction(handle)));
        } catch (JdbiException e) {
            SQLException cause = sqlCause(e);
            if (cause != null && !isAboutTheData(cause)) {
                throw new UnavailableException("PostgreSQL: " + cause.getMessage(), cause);
            }
            throw e;
        }
    }

    private static @Nullable SQLException sqlCause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** SQL states of the classes 22 (data exception) and 23 (integrity constraint violation) do not pass by waiting. */
    private static boolean isAboutTheData(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private record JdbiTransaction(Handle handle) implements Transaction {

        @Override
        public Set<String> claim(Collection<VerdictEvent> verdicts) {
            // in one order for all, or two transactions with the same verdicts could wait for each other
            List<VerdictEvent> ordered =
                    verdicts.stream().sorted(comparing(VerdictEvent::eventId)).toList();
            return new HashSet<>(handle.createQuery("""
                            insert into verdict (event_id, article_id, revision)
                            select * from unnest(:eventIds, :articleIds, :revisions)
                            on conflict do nothing
                            returning event_id""")
                    .bindArray(
                            "eventIds",
                            String.class,
                            ordered.stream().map(VerdictEvent::eventId).toList())
                    .bindArray(
                            "articleIds",
                            String.class,
                            ordered.stream().map(v -> v.article().articleId()).toList())
                    .bindArray(
                            "revisions",
                            Integer.class,
                            ordered.stream().map(v -> v.article().revision()).toList())
                    .mapTo(String.class)
                    .list());
        }

        @Override
        public Stories storiesFor(Collection<Report> reports) {
            if (reports.isEmpty()) {
                return new Stories(List.of(), List.of());
            }
            List<String> subjects = reports.stream()
                    .map(report -> report.subject().asText())
                    .distinct()
                    .toList();
            List<String> articleIds = reports.stream()
                    .map(report -> report.article().articleId())
                    .distinct()
                    .toList();
            lock(subjects);
            List<StoryArticle> articles = handle.createQuery("""
                            select story_id, article_id, revision, event_time, quotes, notice_id
                            from story_article where article_id = any(:articleIds)""")
                    .bindArray("articleIds", String.class, articleIds)
                    .map(JdbiTransaction::storyArticle)
                    .list();
            List<Story> stories = handle.createQuery("""
                            select story_id, scope, instrument, change_type, certainty, actors, parties,
                                   first_event, last_event
                            from story
                            where (subject = any(:subjects) and last_event >= :from and first_event <= :to)
                               or story_id = any(:own)""")
                    .bindArray("subjects", String.class, subjects)
                    .bind("from", earliest(reports).minus(Story.WINDOW))
                    .bind("to", latest(reports).plus(Story.WINDOW))
                    .bindArray(
                            "own",
                            String.class,
                            articles.stream().map(StoryArticle::storyId).toList())
                    .map(JdbiTransaction::story)
                    .list();
            return new Stories(stories, articles);
        }

        @Override
        public void save(List<NoticeDecision> decisions, Stories stories) {
            saveStories(stories.changedStories());
            saveArticles(stories.changedArticles());
            saveNotices(decisions.stream()
                    .filter(Raised.class::isInstance)
                    .map(decision -> ((Raised) decision).notice())
                    .toList());
            saveDecisions(decisions);
        }

        /** In one order for all: otherwise two transactions with two subjects each could wait for each other. */
        private void lock(List<String> subjects) {
            handle.createQuery("""
                            select count(pg_advisory_xact_lock(key))
                            from (select distinct hashtextextended(subject, 0) as key
                                  from unnest(:subjects) as subject order by key) as keys""")
                    .bindArray("subjects", String.class, subjects)
                    .mapTo(Long.class)
                    .one();
        }

        private void saveStories(List<Story> stories) {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into story (story_id, scope, instrument, change_type, certainty, actors, parties,
                                       first_event, last_event)
                    values (:id, :scope, :instrument, :type, :certainty, :actors, :parties, :first, :last)
                    on conflict (story_id) do update
                    set actors = excluded.actors, parties = excluded.parties,
                        first_event = excluded.first_event, last_event = excluded.last_event""");
            for (Story story : stories) {
                batch.bind("id", story.id())
                        .bind("scope", story.subject().scope())
                        .bind("instrument", story.subject().instrument().name())
                        .bind("type", story.subject().type().name())
                        .bind("certainty", story.certainty().name())
                        .bindArray("actors", String.class, List.copyOf(story.actors()))
                        .bindArray("parties", String.class, List.copyOf(story.parties()))
                        .bind("first", story.firstEvent())
                        .bind("last", story.lastEvent())
                        .add();
            }
            execute(batch);
        }

        private void saveArticles(List<StoryArticle> articles) {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into story_article (story_id, article_id, revision, event_time, quotes, notice_id)
                    values (:storyId, :articleId, :revision, :eventTime, :quotes, :noticeId)
                    on conflict (story_id, article_id) do update
                    set revision = excluded.revision, event_time = excluded.event_time,
                        quotes = excluded.quotes, notice_id = excluded.notice_id""");
            for (StoryArticle article : articles) {
                batch.bind("storyId", article.storyId())
                        .bind("articleId", article.articleId())
                        .bind("revision", article.revision())
                        .bind("eventTime", article.eventTime())
                        .bindArray("quotes", String.class, article.quotes())
                        .bind("noticeId", article.noticeId())
                        .add();
            }
            execute(batch);
        }

        private void saveNotices(List<NoticeEvent> notices) {
            if (notices.isEmpty()) {
                return;
            }
            PreparedBatch archive = handle.prepareBatch("""
                    insert into notice (notice_id, story_id, dossier, instrument, change_type, raised_at, event)
                    values (:id, :storyId, :dossier, :instrument, :type, :raised, :event::jsonb)""");
            PreparedBatch outbox = handle.prepareBatch(
                    "insert into outbox (topic, event_id, event) values (:topic, :id, :event::jsonb)");
            for (NoticeEvent notice : notices) {
                String json = EventColumn.write(notice);
                archive.bind("id", notice.noticeId())
                        .bind("storyId", notice.storyId())
                        .bind("dossier", notice.dossier())
                        .bind("instrument", notice.instrument().name())
                        .bind("type", notice.change().name())
                        .bind("raised", notice.latency().raised())
                        .bind("event", json)
                        .add();
                outbox.bind("topic", Topics.NOTICES.name())
                        .bind("id", notice.eventId())
                        .bind("event", json)
                        .add();
            }
            execute(archive);
            execute(outbox);
            // reaches whoever publishes, in this process or another, when the transaction commits
            handle.execute("notify " + Outbox.SIGNAL);
        }

        private void saveDecisions(List<NoticeDecision> decisions) {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into decision (verdict_id, outcome, reason, story_id, notice_id)
                    values (:verdictId, :outcome, :reason, :storyId, :noticeId)""");
            for (NoticeDecision decision : decisions) {
                if (decision instanceof Held held && held.reason() == HoldReason.DUPLICATE) {
                    continue; // its first coming has its decisions
                }
                String noticeId =
                        decision instanceof Raised raised ? raised.notice().noticeId() : null;
                batch.bind("verdictId", decision.verdict().eventId())
                        .bind("outcome", noticeId == null ? "HELD" : "RAISED")
                        .bind("reason", decision.reasonName())
                        .bind("storyId", decision.storyId())
                        .bind("noticeId", noticeId)
                        .add();
            }
            execute(batch);
        }

        private static void execute(PreparedBatch batch) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }

        private static Instant earliest(Collection<Report> reports) {
            return Collections.min(reports.stream().map(Report::eventTime).toList());
        }

        private static Instant latest(Collection<Report> reports) {
            return Collections.max(reports.stream().map(Report::eventTime).toList());
        }

        private static Story story(ResultSet row, StatementContext context) throws SQLException {
            return new Story(
                    row.getString("story_id"),
                    new StorySubject(
                            row.getString("scope"),
                            Instrument.valueOf(row.getString("instrument")),
                            ChangeType.valueOf(row.getString("change_type"))),
                    Certainty.valueOf(row.getString("certainty")),
                    Set.copyOf(strings(row, "actors")),
                    Set.copyOf(strings(row, "parties")),
                    row.getTimestamp("first_event").toInstant(),
                    row.getTimestamp("last_event").toInstant());
        }

        private static StoryArticle storyArticle(ResultSet row, StatementContext context) throws SQLException {
            return new StoryArticle(
                    row.getString("story_id"),
                    row.getString("article_id"),
                    row.getInt("revision"),
                    row.getTimestamp("event_time").toInstant(),
                    strings(row, "quotes"),
                    row.getString("notice_id"));
        }

        private static List<String> strings(ResultSet row, String column) throws SQLException {
            return List.of((String[]) row.getArray(column).getArray());
        }
    }
}
