package dev.parley.alert.store;

import dev.parley.alert.AlertStore;
import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.Checkpoint;
import dev.parley.alert.ledger.Position;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.notice.Reminder;
import dev.parley.alert.story.Report;
import dev.parley.alert.story.StoryArticle;
import dev.parley.alert.story.Subject;
import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.kafka.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** One batch's transaction: what the batch needs is read once, and what came of it is written in one go by each table. */
final class JdbiTransaction implements AlertStore.Transaction {

    private static final String ALWAYS = "-infinity";

    private final Handle handle;
    private final TransitionTable table;
    private final VerdictTable verdicts;
    private final ArticleTable articles;
    private final CheckpointTable checkpoints;
    private final StoryTable stories;
    private final AgreementTable agreements;
    private final PositionTable positions;
    private final NoticeTable notices;
    private final OutboxTable outbox;

    JdbiTransaction(Handle handle, TransitionTable table, EntryCache cache) {
        this.handle = handle;
        this.table = table;
        this.verdicts = new VerdictTable(handle);
        this.articles = new ArticleTable(handle, cache);
        this.checkpoints = new CheckpointTable(handle, table);
        this.stories = new StoryTable(handle);
        this.agreements = new AgreementTable(handle);
        this.positions = new PositionTable(handle);
        this.notices = new NoticeTable(handle);
        this.outbox = new OutboxTable(handle);
    }

    @Override
    public Set<String> claim(Collection<VerdictEvent> batch) {
        return verdicts.claim(batch);
    }

    @Override
    public Book open(Collection<VerdictEvent> batch, Instant begin) {
        Set<String> articleIds =
                batch.stream().map(verdict -> verdict.article().articleId()).collect(Collectors.toSet());
        Map<String, Instant> earliest = new TreeMap<>();
        batch.forEach(verdict -> note(Report.of(verdict, null), begin, earliest));
        Set<String> scopes = new TreeSet<>(earliest.keySet());
        scopes.addAll(articles.scopesOf(articleIds));
        lock(scopes);
        // only now nobody else changes what these articles say
        articles.find(articleIds).values().forEach(entry -> note(entry.reports(), begin, earliest));
        return new Book(table, known(articleIds, earliest, dossiers(batch, scopes)));
    }

    /** The earliest time at which something changes, for each scope. */
    private static void note(List<Report> reports, Instant begin, Map<String, Instant> earliest) {
        for (Report report : reports) {
            if (!report.eventTime().isBefore(begin)) {
                earliest.merge(
                        report.subject().scope(),
                        // as exact as the database has it; rounding up would take in what is too late
                        report.eventTime().truncatedTo(ChronoUnit.MICROS),
                        (one, other) -> one.isBefore(other) ? one : other);
            }
        }
    }

    private static Set<String> dossiers(Collection<VerdictEvent> batch, Set<String> scopes) {
        Set<String> dossiers = new TreeSet<>();
        batch.stream().map(VerdictEvent::dossier).flatMap(Stream::ofNullable).forEach(dossiers::add);
        scopes.stream()
                .map(scope -> new Subject(scope, Instrument.CEASEFIRE).dossier())
                .flatMap(Stream::ofNullable)
                .forEach(dossiers::add);
        return dossiers;
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

    private Book.Known known(Set<String> articleIds, Map<String, Instant> earliest, Set<String> dossiers) {
        Map<Subject, Instant> bounds = new TreeMap<>();
        earliest.forEach((scope, time) -> {
            for (Instrument instrument : Instrument.values()) {
                bounds.put(new Subject(scope, instrument), time);
            }
        });
        List<CheckpointColumn> latest = checkpoints.latest(bounds);
        Map<String, String> from = new TreeMap<>();
        bounds.keySet().forEach(subject -> from.put(subject.asText(), ALWAYS));
        latest.forEach(column -> from.put(column.subject().asText(), column.at().toString()));
        Set<String> needed = new TreeSet<>(articleIds);
        latest.stream().flatMap(CheckpointColumn::articles).forEach(needed::add);
        needed.addAll(articles.placedFrom(from));
        Map<String, Book.Entry> entries = articles.find(needed);
        List<Checkpoint> read = latest.stream()
                .map(column -> column.checkpoint(id -> Objects.requireNonNull(entries.get(id), id)))
                .toList();
        List<StoryArticle> parts = stories.partsOf(entries.keySet());
        return new Book.Known(
                read, entries.values(), stories.of(parts), parts, agreements.of(dossiers), positions.of(dossiers));
    }

    @Override
    public void save(List<NoticeDecision> decisions, Book book, Instant now) {
        articles.save(book.changedEntries());
        checkpoints.save(book);
        stories.save(book.changedStories());
        stories.saveParts(book.changedParts());
        List<NoticeEvent> raised = decisions.stream()
                .filter(Raised.class::isInstance)
                .map(decision -> ((Raised) decision).notice())
                .toList();
        notices.save(raised);
        outbox.put(Topics.NOTICES, raised);
        List<AgreementEvent> changed = book.changedAgreements();
        agreements.save(changed, now);
        outbox.replace(Topics.AGREEMENTS, changed);
        List<Position> stated = book.changedPositions();
        positions.save(stated);
        outbox.replace(Topics.POSITIONS, stated.stream().map(Position::event).toList());
        verdicts.save(decisions);
        outbox.signal();
    }

    @Override
    public List<Reminder> takeDue(Instant now) {
        return agreements.takeDue(now);
    }

    @Override
    public void save(List<NoticeEvent> reminders) {
        if (!reminders.isEmpty()) {
            notices.save(reminders);
            outbox.put(Topics.NOTICES, reminders);
            outbox.signal();
        }
    }

    /** What is true of the articles once the transaction is committed. */
    List<Book.Entry> written() {
        return articles.written();
    }
}
