package dev.parley.alert.store;

import static java.util.Comparator.comparing;

import dev.parley.alert.AlertStore;
import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.Position;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.HoldReason;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDecision.Held;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.story.Certainty;
import dev.parley.alert.story.Report;
import dev.parley.alert.story.Story;
import dev.parley.alert.story.StoryArticle;
import dev.parley.alert.story.Subject;
import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Event;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.PositionEvent;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The {@link AlertStore} in PostgreSQL. Safe for several threads and several replicas. */
@Singleton
public final class JdbiAlertStore implements AlertStore {

    /** Names the lock in PostgreSQL's space of advisory locks. */
    private static final long NUMBERING = 0x6e756d62657273L;

    private final Jdbi jdbi;
    private final TransitionTable table;

    public JdbiAlertStore(Jdbi jdbi, TransitionTable table) {
        this.jdbi = jdbi;
        this.table = table;
    }

    @Override
    public <R> R inTransaction(Function<Transaction, R> work) {
        try {
            return jdbi.inTransaction(handle -> work.apply(new JdbiTransaction(handle, table)));
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

    private record JdbiTransaction(Handle handle, TransitionTable table) implements Transaction {

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
        public Book open(Collection<VerdictEvent> verdicts) {
            List<String> articleIds = verdicts.stream()
                    .map(verdict -> verdict.article().articleId())
                    .distinct()
                    .toList();
            Set<String> subjects = new TreeSet<>(subjectsOf(articleIds));
            Set<String> scopes = new TreeSet<>();
            for (VerdictEvent verdict : verdicts) {
                for (Change change : verdict.changes()) {
                    if (change.modality() != Modality.BACKGROUND) {
                        scopes.add(Subject.of(verdict.article(), change).scope());
                    }
                }
            }
            subjects.stream().map(JdbiTransaction::scopeOf).forEach(scopes::add);
            lock(scopes);
            // what is told of the other instrument matters too
            scopes.forEach(scope -> {
                for (Instrument instrument : Instrument.values()) {
                    subjects.add(new Subject(scope, instrument).asText());
                }
            });
            return new Book(table, known(articleIds, List.copyOf(subjects), dossiers(verdicts, scopes)));
        }

        private static Set<String> dossiers(Collection<VerdictEvent> verdicts, Set<String> scopes) {
            Set<String> dossiers = new TreeSet<>();
            verdicts.stream()
                    .map(VerdictEvent::dossier)
                    .flatMap(Stream::ofNullable)
                    .forEach(dossiers::add);
            scopes.stream()
                    .map(scope -> new Subject(scope, Instrument.CEASEFIRE).dossier())
                    .flatMap(Stream::ofNullable)
                    .forEach(dossiers::add);
            return dossiers;
        }

        private List<String> subjectsOf(List<String> articleIds) {
            return handle.createQuery("select distinct unnest(subjects) from article where article_id = any(:ids)")
                    .bindArray("ids", String.class, articleIds)
                    .mapTo(String.class)
                    .list();
        }

        private Book.Known known(List<String> articleIds, List<String> subjects, Set<String> dossiers) {
            List<Book.Entry> entries = handle.createQuery("""
                            select body from article where subjects && :subjects::text[] or article_id = any(:ids)""")
                    .bindArray("subjects", String.class, subjects)
                    .bindArray("ids", String.class, articleIds)
                    .map((row, context) -> ArticleColumn.read(row.getString("body")))
                    .list();
            List<StoryArticle> parts = handle.createQuery("""
                            select story_id, article_id, scope, instrument, revision, quotes, notice_id
                            from story_article where article_id = any(:ids)""")
                    .bindArray(
                            "ids",
                            String.class,
                            entries.stream()
                                    .map(entry -> entry.article().articleId())
                                    .toList())
                    .map(JdbiTransaction::storyArticle)
                    .list();
            List<Story> stories = handle.createQuery("""
                            select story_id, scope, instrument, change_type, certainty, facts, told
                            from story where story_id = any(:ids)""")
                    .bindArray(
                            "ids",
                            String.class,
                            parts.stream().map(StoryArticle::storyId).distinct().toList())
                    .map(JdbiTransaction::story)
                    .list();
            List<AgreementEvent> agreements = handle.createQuery(
                            "select event from agreement where dossier = any(:dossiers)")
                    .bindArray("dossiers", String.class, List.copyOf(dossiers))
                    .map((row, context) -> EventColumn.read(row.getString("event"), AgreementEvent.class))
                    .list();
            List<Position> positions = handle.createQuery("select event from position where dossier = any(:dossiers)")
                    .bindArray("dossiers", String.class, List.copyOf(dossiers))
                    .map((row, context) -> EventColumn.read(row.getString("event"), PositionEvent.class))
                    .map(event -> new Position(event.dossier(), event.position(), event.article(), event.stated()))
                    .list();
            return new Book.Known(entries, stories, parts, agreements, positions);
        }

        @Override
        public void save(List<NoticeDecision> decisions, Book book) {
            saveEntries(book.changedEntries());
            saveStories(book.changedStories());
            saveParts(book.changedParts());
            List<NoticeEvent> notices = decisions.stream()
                    .filter(Raised.class::isInstance)
                    .map(decision -> ((Raised) decision).notice())
                    .toList();
            saveNotices(notices);
            saveAgreements(book.changedAgreements());
            savePositions(book.changedPositions());
            saveDecisions(decisions);
            // reaches whoever publishes, in this process or another, when the transaction commits
            handle.execute("notify " + Outbox.SIGNAL);
        }

        /** In one order for all: otherwise two transactions with two scopes each could wait for each other. */
        private void lock(Set<String> scopes) {
            handle.createQuery("""
                            select count(pg_advisory_xact_lock(key))
                            from (select distinct hashtextextended(scope, 0) as key
                                  from unnest(:scopes) as scope order by key) as keys""")
                    .bindArray("scopes", String.class, List.copyOf(scopes))
                    .mapTo(Long.class)
                    .one();
        }

        private void saveEntries(List<Book.Entry> entries) {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into article (article_id, revision, subjects, event_time, body)
                    values (:id, :revision, :subjects, :time, :body::jsonb)
                    on conflict (article_id) do update
                    set revision = excluded.revision, subjects = excluded.subjects,
                        event_time = excluded.event_time, body = excluded.body""");
            for (Book.Entry entry : entries) {
                batch.bind("id", entry.article().articleId())
                        .bind("revision", entry.article().revision())
                        .bindArray(
                                "subjects",
                                String.class,
                                entry.reports().stream()
                                        .map(report -> report.subject().asText())
                                        .distinct()
                                        .toList())
                        .bind(
                                "time",
                                entry.reports().stream()
                                        .map(Report::eventTime)
                                        .min(Comparator.naturalOrder())
                                        .orElse(entry.article().firstSeen()))
                        .bind("body", ArticleColumn.write(entry))
                        .add();
            }
            execute(batch);
        }

        private void saveStories(List<Story> stories) {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into story (story_id, scope, instrument, change_type, certainty, facts, told)
                    values (:id, :scope, :instrument, :type, :certainty, :facts, :told)
                    on conflict (story_id) do update set facts = excluded.facts, told = excluded.told""");
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
                                story.told().stream()
                                        .map(NoticeKind::name)
                                        .sorted()
                                        .toList())
                        .add();
            }
            execute(batch);
        }

        private void saveParts(List<StoryArticle> parts) {
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
            execute(batch);
        }

        private void saveNotices(List<NoticeEvent> notices) {
            if (notices.isEmpty()) {
                return;
            }
            // numbers become visible in their order: who reads on from the last one misses none
            handle.createQuery("select count(pg_advisory_xact_lock(:lock))")
                    .bind("lock", NUMBERING)
                    .mapTo(Long.class)
                    .one();
            PreparedBatch archive = handle.prepareBatch("""
                    insert into notice (notice_id, story_id, dossier, instrument, change_type, raised_at, event)
                    values (:id, :storyId, :dossier, :instrument, :type, :raised, :event::jsonb)""");
            for (NoticeEvent notice : notices) {
                archive.bind("id", notice.noticeId())
                        .bind("storyId", notice.storyId())
                        .bind("dossier", notice.dossier())
                        .bind("instrument", notice.instrument().name())
                        .bind("type", notice.change().name())
                        .bind("raised", notice.latency().raised())
                        .bind("event", EventColumn.write(notice))
                        .add();
            }
            execute(archive);
            putIntoOutbox(Topics.NOTICES, notices);
        }

        private void saveAgreements(List<AgreementEvent> agreements) {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into agreement (agreement_id, dossier, instrument, state, event)
                    values (:id, :dossier, :instrument, :state, :event::jsonb)
                    on conflict (agreement_id) do update set state = excluded.state, event = excluded.event""");
            for (AgreementEvent agreement : agreements) {
                batch.bind("id", agreement.key())
                        .bind("dossier", agreement.dossier())
                        .bind("instrument", agreement.instrument().name())
                        .bind("state", agreement.state().name())
                        .bind("event", EventColumn.write(agreement))
                        .add();
            }
            execute(batch);
            replaceInOutbox(Topics.AGREEMENTS, agreements);
        }

        private void savePositions(List<Position> positions) {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into position (position_id, dossier, party, clause, stated, event)
                    values (:id, :dossier, :party, :clause, :stated, :event::jsonb)
                    on conflict (position_id) do update set stated = excluded.stated, event = excluded.event""");
            for (Position position : positions) {
                batch.bind("id", position.key())
                        .bind("dossier", position.dossier())
                        .bind("party", position.position().party())
                        .bind("clause", position.position().clause())
                        .bind("stated", position.stated())
                        .bind("event", EventColumn.write(position.event()))
                        .add();
            }
            execute(batch);
            replaceInOutbox(
                    Topics.POSITIONS, positions.stream().map(Position::event).toList());
        }

        /** A compacted topic need not be told what is outdated, and must not be told it after what is true now. */
        private void replaceInOutbox(Topic<?> topic, List<? extends Event> events) {
            if (!events.isEmpty()) {
                handle.createUpdate("delete from outbox where topic = :topic and key = any(:keys)")
                        .bind("topic", topic.name())
                        .bindArray(
                                "keys",
                                String.class,
                                events.stream().map(Event::key).toList())
                        .execute();
                putIntoOutbox(topic, events);
            }
        }

        private void putIntoOutbox(Topic<?> topic, List<? extends Event> events) {
            PreparedBatch outbox = handle.prepareBatch(
                    "insert into outbox (topic, event_id, key, event) values (:topic, :id, :key, :event::jsonb)");
            for (Event event : events) {
                outbox.bind("topic", topic.name())
                        .bind("id", event.eventId())
                        .bind("key", event.key())
                        .bind("event", EventColumn.write(event))
                        .add();
            }
            execute(outbox);
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

        /** Subjects are written as scope and instrument with a slash between them. */
        private static String scopeOf(String subject) {
            return subject.substring(0, subject.lastIndexOf('/'));
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
}
