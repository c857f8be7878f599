package dev.parley.alert.store;

import static java.util.Comparator.comparing;

import dev.parley.alert.AlertStore;
import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.Checkpoint;
import dev.parley.alert.ledger.Position;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.HoldReason;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDecision.Held;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.notice.Reminder;
import dev.parley.alert.story.Certainty;
import dev.parley.alert.story.Developments;
import dev.parley.alert.story.Report;
import dev.parley.alert.story.Story;
import dev.parley.alert.story.StoryArticle;
import dev.parley.alert.story.Subject;
import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Event;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.PositionEvent;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.Topic;
import dev.parley.contract.kafka.Topics;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

    /** So many at a time hold no lock for long; the rest comes with the next look. */
    private static final int MOST_REMINDERS = 100;

    private final Jdbi jdbi;
    private final TransitionTable table;
    private final EntryCache cache = new EntryCache();

    public JdbiAlertStore(Jdbi jdbi, TransitionTable table) {
        this.jdbi = jdbi;
        this.table = table;
    }

    @Override
    public <R> R inTransaction(Function<Transaction, R> work) {
        try {
            return jdbi.inTransaction(handle -> work.apply(new JdbiTransaction(handle, table, cache)));
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

    private record JdbiTransaction(Handle handle, TransitionTable table, EntryCache cache) implements Transaction {

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
            Set<String> articleIds = verdicts.stream()
                    .map(verdict -> verdict.article().articleId())
                    .collect(Collectors.toSet());
            Map<String, Instant> earliest = new TreeMap<>();
            verdicts.forEach(verdict -> Report.of(verdict, null).forEach(report -> note(report, earliest)));
            Set<String> scopes = new TreeSet<>(earliest.keySet());
            scopesOf(articleIds).forEach(scopes::add);
            lock(scopes);
            // only now nobody else changes what these articles say
            entries(articleIds).values().stream()
                    .flatMap(entry -> entry.reports().stream())
                    .forEach(report -> note(report, earliest));
            return new Book(table, known(articleIds, earliest, dossiers(verdicts, scopes)));
        }

        /** The earliest time at which something changes, for each scope. */
        private static void note(Report report, Map<String, Instant> earliest) {
            earliest.merge(
                    report.subject().scope(),
                    // as exact as the database has it; rounding up would take in what is too late
                    report.eventTime().truncatedTo(ChronoUnit.MICROS),
                    (one, other) -> one.isBefore(other) ? one : other);
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

        private Set<String> scopesOf(Set<String> articleIds) {
            return handle.createQuery("select distinct subject from article_place where article_id = any(:ids)")
                    .bindArray("ids", String.class, List.copyOf(articleIds))
                    .mapTo(String.class)
                    .map(subject -> subject(subject).scope())
                    .collect(Collectors.toSet());
        }

        private Book.Known known(Set<String> articleIds, Map<String, Instant> earliest, Set<String> dossiers) {
            List<CheckpointColumn> columns = new ArrayList<>();
            Map<String, String> from = new TreeMap<>();
            checkpoints(earliest, columns, from);
            Set<String> needed = new TreeSet<>(articleIds);
            columns.stream().flatMap(CheckpointColumn::articles).forEach(needed::add);
            needed.addAll(placedFrom(from));
            Map<String, Book.Entry> entries = entries(needed);
            List<Checkpoint> checkpoints = columns.stream()
                    .map(column -> column.checkpoint(id -> Objects.requireNonNull(entries.get(id), id)))
                    .toList();
            List<StoryArticle> parts = handle.createQuery("""
                            select story_id, article_id, scope, instrument, revision, quotes, notice_id
                            from story_article where article_id = any(:ids)""")
                    .bindArray("ids", String.class, List.copyOf(entries.keySet()))
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
            return new Book.Known(checkpoints, entries.values(), stories, parts, agreements, positions);
        }

        /**
         * The latest checkpoint of each subject that nothing in this batch lies before.
         *
         * @param columns gets them
         * @param from gets for every subject, those of the other instrument too, where the rest begins
         */
        private void checkpoints(
                Map<String, Instant> earliest, List<CheckpointColumn> columns, Map<String, String> from) {
            Map<String, String> bounds = new TreeMap<>();
            earliest.forEach((scope, time) -> {
                for (Instrument instrument : Instrument.values()) {
                    String subject = new Subject(scope, instrument).asText();
                    bounds.put(subject, time.toString());
                    from.put(subject, "-infinity");
                }
            });
            handle.createQuery("""
                            select distinct on (c.subject) c.subject, c.taken_until, c.body
                            from unnest(:subjects, :bounds::timestamptz[]) as s (subject, bound)
                            join checkpoint c on c.subject = s.subject and c.taken_until <= s.bound and c.rules = :rules
                            order by c.subject, c.taken_until desc""")
                    .bindArray("subjects", String.class, List.copyOf(bounds.keySet()))
                    .bindArray("bounds", String.class, List.copyOf(bounds.values()))
                    .bind("rules", rules(table))
                    .map((row, context) -> CheckpointColumn.read(
                            subject(row.getString("subject")),
                            row.getTimestamp("taken_until").toInstant(),
                            row.getString("body")))
                    .forEach(column -> {
                        columns.add(column);
                        from.put(column.subject().asText(), column.at().toString());
                    });
        }

        private List<String> placedFrom(Map<String, String> from) {
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
        private Map<String, Book.Entry> entries(Set<String> articleIds) {
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

        @Override
        public void save(List<NoticeDecision> decisions, Book book, Instant now) {
            saveEntries(book.changedEntries());
            saveCheckpoints(book);
            saveStories(book.changedStories());
            saveParts(book.changedParts());
            List<NoticeEvent> notices = decisions.stream()
                    .filter(Raised.class::isInstance)
                    .map(decision -> ((Raised) decision).notice())
                    .toList();
            saveNotices(notices);
            List<AgreementEvent> agreements = book.changedAgreements();
            saveAgreements(agreements);
            saveDeadlines(agreements, now);
            savePositions(book.changedPositions());
            saveDecisions(decisions);
            signal();
        }

        /** Reaches whoever publishes, in this process or another, when the transaction commits. */
        private void signal() {
            handle.execute("notify " + Outbox.SIGNAL);
        }

        @Override
        public List<Reminder> takeDue(Instant now) {
            // locked by another transaction: another replica raises it, or a batch moves it just now
            List<AgreementEvent> due = handle.createQuery("""
                            select event from deadline where next_at <= :now
                            order by next_at limit :limit for update skip locked""")
                    .bind("now", now)
                    .bind("limit", MOST_REMINDERS)
                    .map((row, context) -> EventColumn.read(row.getString("event"), AgreementEvent.class))
                    .list();
            List<Reminder> taken = due.stream()
                    .flatMap(agreement -> Reminder.due(agreement, now).stream())
                    .toList();
            saveDeadlines(due, now);
            return taken;
        }

        @Override
        public void save(List<NoticeEvent> notices) {
            if (!notices.isEmpty()) {
                saveNotices(notices);
                signal();
            }
        }

        /** What has no deadline any more, or none that is still to come, is not reminded of. */
        private void saveDeadlines(List<AgreementEvent> agreements, Instant now) {
            if (agreements.isEmpty()) {
                return;
            }
            handle.createUpdate("delete from deadline where agreement_id = any(:ids)")
                    .bindArray(
                            "ids",
                            String.class,
                            agreements.stream().map(AgreementEvent::key).toList())
                    .execute();
            PreparedBatch batch = handle.prepareBatch(
                    "insert into deadline (agreement_id, next_at, event) values (:id, :at, :event::jsonb)");
            agreements.stream()
                    .flatMap(agreement -> Reminder.next(agreement, now).stream())
                    .forEach(reminder -> batch.bind("id", reminder.agreement().key())
                            .bind("at", reminder.at())
                            .bind("event", EventColumn.write(reminder.agreement()))
                            .add());
            execute(batch);
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
            execute(articles);
            handle.createUpdate("delete from article_place where article_id = any(:ids)")
                    .bindArray(
                            "ids",
                            String.class,
                            entries.stream()
                                    .map(entry -> entry.article().articleId())
                                    .toList())
                    .execute();
            execute(places);
        }

        /** Those that a change lies before are not true any more. */
        private void saveCheckpoints(Book book) {
            Map<String, String> changed = new TreeMap<>();
            book.changedSince()
                    .forEach((subject, since) -> changed.put(
                            subject.asText(),
                            since.truncatedTo(ChronoUnit.MICROS).toString()));
            handle.createUpdate("""
                            delete from checkpoint c
                            using unnest(:subjects, :since::timestamptz[]) as s (subject, since)
                            where c.subject = s.subject and c.taken_until > s.since""")
                    .bindArray("subjects", String.class, List.copyOf(changed.keySet()))
                    .bindArray("since", String.class, List.copyOf(changed.values()))
                    .execute();
            PreparedBatch batch = handle.prepareBatch("""
                    insert into checkpoint (subject, taken_until, rules, body) values (:subject, :at, :rules, :body::jsonb)
                    on conflict (subject, taken_until) do update set rules = excluded.rules, body = excluded.body""");
            for (Checkpoint checkpoint : book.nextCheckpoints()) {
                batch.bind("subject", checkpoint.subject().asText())
                        .bind("at", checkpoint.at())
                        .bind("rules", rules(table))
                        .bind("body", CheckpointColumn.write(checkpoint, id -> book.entry(id)
                                .orElseThrow(() -> new IllegalStateException("no article " + id))))
                        .add();
            }
            execute(batch);
        }

        private static String rules(TransitionTable table) {
            return Checkpoint.FORM + "." + table.fingerprint();
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
        private static Subject subject(String text) {
            int slash = text.lastIndexOf('/');
            return new Subject(text.substring(0, slash), Instrument.valueOf(text.substring(slash + 1)));
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
