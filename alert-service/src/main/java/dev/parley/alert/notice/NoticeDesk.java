package dev.parley.alert.notice;

import dev.parley.alert.ledger.Agreement;
import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.HistoryEntry;
import dev.parley.alert.ledger.Outcome;
import dev.parley.alert.ledger.Position;
import dev.parley.alert.notice.NoticeDecision.Held;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.notice.NoticeWriter.Draft;
import dev.parley.alert.story.Certainty;
import dev.parley.alert.story.Development;
import dev.parley.alert.story.Report;
import dev.parley.alert.story.StepKind;
import dev.parley.alert.story.Story;
import dev.parley.alert.story.StoryArticle;
import dev.parley.alert.story.Subject;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeEvidence;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticeReason;
import dev.parley.contract.event.TextSketch;
import dev.parley.contract.event.VerdictEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is told. A verdict is entered into the book; then every development that its article reports is held
 * against what was told: it is new, or it confirms, changes, contradicts, corrects or withdraws something, or it adds
 * nothing.
 */
@Singleton
public final class NoticeDesk {

    private final NoticeWriter writer;
    private final LateWindow window;

    public NoticeDesk(NoticeWriter writer, LateWindow window) {
        this.writer = writer;
        this.window = window;
    }

    /** What lies before it is known, but not decided about any more by these verdicts. */
    public Instant begin(Collection<VerdictEvent> verdicts) {
        return verdicts.stream()
                .map(window::begin)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** The time by which it is decided. */
    public Instant now() {
        return writer.now();
    }

    /**
     * Decides about one verdict.
     *
     * @param book is brought up to date
     * @return at least one decision
     */
    public List<NoticeDecision> decide(VerdictEvent verdict, Book book) {
        ArticleRef article = verdict.article();
        Optional<Book.Entry> before = book.entry(article.articleId());
        int known = before.map(entry -> entry.article().revision()).orElse(0);
        if (article.revision() <= known) {
            HoldReason reason = article.revision() < known ? HoldReason.OUTDATED_REVISION : HoldReason.SAME_REVISION;
            return List.of(new Held(verdict, reason));
        }
        List<Report> reports = reports(verdict);
        List<Report> reportsBefore = before.map(Book.Entry::reports).orElse(List.of());
        if (window.misses(verdict, reports) || window.misses(verdict, reportsBefore)) {
            return List.of(new Held(verdict, HoldReason.TOO_LATE));
        }
        List<Position> positions = Position.of(verdict.dossier(), article, verdict.positions());
        List<NoticeDecision> decisions = new ArrayList<>(history(verdict));
        if (reports.isEmpty() && positions.isEmpty() && before.isEmpty()) {
            return decisions.isEmpty() ? List.of(new Held(verdict, HoldReason.NOT_FLAGGED)) : decisions;
        }

        Revision revision = new Revision(verdict, reportsBefore, book);
        book.put(new Book.Entry(article, reports, positions));
        List<Development> developments = developmentsWith(article, reports, book);
        List<StoryArticle> gone = revision.partsBefore.stream()
                .filter(part -> developments.stream().noneMatch(d -> isToldBy(part.storyId(), d, book)))
                .toList();
        List<StoryArticle> unsupported = new ArrayList<>(
                gone.stream().filter(part -> !isSupported(part, revision)).toList());
        for (Development development : developments) {
            Optional<StoryArticle> replaced = unsupported.stream()
                    .filter(part -> part.subject().equals(development.subject()))
                    .filter(part -> book.storyOf(development).isEmpty())
                    .findFirst();
            if (replaced.isPresent()) {
                unsupported.remove(replaced.get());
                decisions.add(replaced(revision, replaced.get(), development));
            } else {
                decisions.add(decide(verdict, development, book));
            }
        }
        for (StoryArticle part : gone) {
            if (unsupported.contains(part)) {
                decisions.add(withdrawn(revision, part));
            } else if (part.revision() < article.revision() && isSupported(part, revision)) {
                leave(part, article, book);
                decisions.add(new Held(verdict, HoldReason.STILL_SUPPORTED, part.storyId()));
            }
        }
        return decisions.isEmpty() ? List.of(new Held(verdict, HoldReason.NOT_FLAGGED)) : decisions;
    }

    /** A verdict on an article, with what was known before it was entered into the book. */
    private static final class Revision {

        private final VerdictEvent verdict;
        private final List<Report> reportsBefore;
        private final Book book;
        private final List<StoryArticle> partsBefore;
        private final Map<Subject, AgreementState> statesBefore = new HashMap<>();

        Revision(VerdictEvent verdict, List<Report> reportsBefore, Book book) {
            this.verdict = verdict;
            this.reportsBefore = reportsBefore;
            this.book = book;
            this.partsBefore = book.partsOf(verdict.article().articleId());
            partsBefore.forEach(part -> statesBefore.put(
                    part.subject(), book.agreement(part.subject()).state()));
        }

        AgreementState stateBefore(Subject subject) {
            return statesBefore.getOrDefault(subject, AgreementState.NONE);
        }
    }

    private static List<Report> reports(VerdictEvent verdict) {
        String sketched = verdict.textSketch();
        TextSketch sketch = sketched == null ? null : TextSketch.parse(sketched);
        return Report.of(verdict, sketch);
    }

    private static List<NoticeDecision> history(VerdictEvent verdict) {
        return verdict.changes().stream()
                .map(Change::modality)
                .filter(modality -> modality == Modality.BACKGROUND)
                .<NoticeDecision>map(modality -> new Held(verdict, HoldReason.BACKGROUND))
                .toList();
    }

    private static List<Development> developmentsWith(ArticleRef article, List<Report> reports, Book book) {
        return reports.stream()
                .map(Report::subject)
                .distinct()
                .flatMap(subject -> book.developments(subject).stream())
                .filter(development -> development.articles().contains(article.articleId()))
                .toList();
    }

    private NoticeDecision decide(VerdictEvent verdict, Development development, Book book) {
        Optional<Story> story = book.storyOf(development);
        if (story.isPresent()) {
            return retold(verdict, development, story.get(), book);
        }
        return verdict.article().backlog() ? new Held(verdict, HoldReason.BACKLOG) : untold(verdict, development, book);
    }

    // ---- what was not told before

    private NoticeDecision untold(VerdictEvent verdict, Development development, Book book) {
        Agreement agreement = book.agreement(development.subject());
        HistoryEntry entry = agreement
                .entryOf(development)
                .orElseThrow(() -> new IllegalStateException("no entry for " + development));
        Optional<Agreement.Dispute> dispute = agreement.disputeOf(development);
        if (dispute.isPresent()) {
            return disputed(verdict, development, dispute.get(), book);
        }
        Optional<HoldReason> reason = holds(development, entry, agreement)
                .or(() -> isBesideAStep(verdict, development, book)
                        ? Optional.of(HoldReason.TOLD_OF_OTHER_INSTRUMENT)
                        : Optional.empty());
        if (reason.isPresent()) {
            Optional<Story> detailed = reason.get() == HoldReason.STATE_KNOWN
                    ? agreement
                            .reachedBefore(development)
                            .flatMap(book::storyOf)
                            .filter(story -> isMoreKnown(verdict, development, story))
                    : Optional.empty();
            return detailed.map(story -> detailed(verdict, development, story, entry, book))
                    .orElseGet(() -> new Held(verdict, reason.get()));
        }
        Optional<Development> told = toldOfOtherInstrument(verdict, development, entry, book);
        if (told.isPresent()) {
            return toldOtherwise(verdict, development, told.get(), book);
        }
        boolean resolved = entry.outcome() instanceof Outcome.Resolution;
        return tell(
                verdict,
                development,
                resolved ? NoticeKind.UPDATE : NoticeKind.NEW,
                resolved ? NoticeReason.DISPUTE_RESOLVED : NoticeReason.FIRST_REPORT,
                entry.before(),
                entry.after(),
                evidence(development, verdict.article().articleId()),
                book);
    }

    /** Whether a report of the next day tells more than that what was told is so. */
    private static boolean isMoreKnown(VerdictEvent verdict, Development development, Story story) {
        List<Report> reports = development.reportsOf(verdict.article().articleId());
        return !verdict.article().backlog()
                && development.certainty() == Certainty.ASSERTED
                && !story.hasTold(NoticeKind.DISPUTED)
                && (!Facts.news(reports, story.facts()).isEmpty() || Facts.isFirstLength(reports, story.facts()));
    }

    private NoticeDecision detailed(
            VerdictEvent verdict, Development development, Story story, HistoryEntry entry, Book book) {
        return follow(
                verdict,
                development,
                story.knowing(Facts.of(development.reportsOf(verdict.article().articleId()))),
                NoticeKind.UPDATE,
                NoticeReason.FACT_CHANGED,
                "Update: ",
                entry,
                book);
    }

    /** Why a development that moves nothing is not worth a notice; absent where it is. */
    private static Optional<HoldReason> holds(Development development, HistoryEntry entry, Agreement agreement) {
        if (entry.outcome() instanceof Outcome.Corroboration) {
            boolean doneAnew = !StepKind.isLasting(development.type())
                    || entry.lapsed()
                    || agreement
                            .reachedBefore(development)
                            .filter(development::isOfAnotherDayThan)
                            .isPresent();
            return doneAnew ? Optional.empty() : Optional.of(HoldReason.STATE_KNOWN);
        }
        if (entry.outcome() instanceof Outcome.NoEffect nothing) {
            return switch (nothing.reason()) {
                case BEHIND ->
                    isConcludedAnew(development, entry, agreement)
                            ? Optional.empty()
                            : Optional.of(HoldReason.BEHIND_THE_STATE);
                case DISPUTE_STANDS -> Optional.of(HoldReason.DISPUTE_STANDS);
                case NOT_A_STEP, NOTHING_IN_FORCE, ONLY_POSSIBLE, ONLY_CONDITIONAL, DENIES_NOTHING_KNOWN ->
                    Optional.empty();
            };
        }
        return Optional.empty();
    }

    /** What is concluded after a breach is news, unless it is the conclusion that was reported before the breach. */
    private static boolean isConcludedAnew(Development development, HistoryEntry entry, Agreement agreement) {
        return development.type() == ChangeType.SIGNED
                && (entry.before() == AgreementState.VIOLATED || entry.before() == AgreementState.SUSPENDED)
                && agreement.history().stream()
                        .map(HistoryEntry::development)
                        .noneMatch(other -> other != development && other.type() == ChangeType.SIGNED);
    }

    /** Talk of the one instrument beside a step of the other is no news of its own. */
    private static boolean isBesideAStep(VerdictEvent verdict, Development development, Book book) {
        return StepKind.isTalk(development.type())
                && book.entry(verdict.article().articleId()).stream()
                        .flatMap(entry -> entry.reports().stream())
                        .anyMatch(report -> report.isAsserted()
                                && !StepKind.isTalk(report.type())
                                && !report.subject().equals(development.subject())
                                && report.subject()
                                        .scope()
                                        .equals(development.subject().scope()));
    }

    /** One outlet calls a paper a ceasefire plan, the other a memorandum, and some call it both. */
    private static Optional<Development> toldOfOtherInstrument(
            VerdictEvent verdict, Development development, HistoryEntry entry, Book book) {
        // who answers, concludes or breaks something of which nothing is known may well mean the other one
        boolean unknown = entry.before() == AgreementState.NONE;
        return Stream.of(Instrument.values())
                .filter(instrument -> instrument != development.subject().instrument())
                .map(instrument -> new Subject(development.subject().scope(), instrument))
                .flatMap(other -> book.developments(other).stream())
                .filter(other -> development.reportsOf(verdict.article().articleId()).stream()
                        .anyMatch(report -> other.isSameNewsAs(report) || unknown && other.isSameStepAs(report)))
                .filter(other -> book.storyOf(other).isPresent())
                .findFirst();
    }

    /** What was told as news of the other instrument may be confirmed by it, and is not told again. */
    private NoticeDecision toldOtherwise(VerdictEvent verdict, Development development, Development told, Book book) {
        Story story = book.storyOf(told).orElseThrow(() -> new IllegalStateException("no story of " + told));
        List<Report> reports = development.reportsOf(verdict.article().articleId());
        Development both = told.with(reports);
        boolean confirms = told.certainty() == Certainty.ASSERTED
                && reports.stream().anyMatch(Report::isAsserted)
                && !story.hasTold(NoticeKind.DISPUTED)
                && !story.hasTold(NoticeKind.CONFIRMED)
                && !verdict.article().backlog()
                && both.origins() > 1;
        if (!confirms) {
            return new Held(verdict, HoldReason.TOLD_OF_OTHER_INSTRUMENT, story.id());
        }
        HistoryEntry entry = book.agreement(told.subject())
                .entryOf(told)
                .orElseThrow(() -> new IllegalStateException("no entry for " + told));
        List<NoticeEvidence> evidence =
                new ArrayList<>(evidence(development, verdict.article().articleId()));
        evidence.add(told.evidence());
        NoticeEvent notice = writer.write(
                verdict,
                new Draft(
                        NoticeKind.CONFIRMED,
                        NoticeReason.SECOND_ORIGIN,
                        both,
                        story,
                        entry.before(),
                        entry.after(),
                        "Confirmed: " + NoticeWriter.headline(told),
                        evidence,
                        null,
                        null));
        book.remember(story.telling(NoticeKind.CONFIRMED));
        return new Raised(verdict, notice);
    }

    private NoticeDecision disputed(
            VerdictEvent verdict, Development development, Agreement.Dispute dispute, Book book) {
        Development other = dispute.claim() == development ? dispute.against() : dispute.claim();
        if (book.storyOf(other)
                .filter(story -> story.hasTold(NoticeKind.DISPUTED))
                .isPresent()) {
            return new Held(verdict, HoldReason.DISPUTE_STANDS);
        }
        List<NoticeEvidence> evidence =
                new ArrayList<>(evidence(development, verdict.article().articleId()));
        evidence.add(other.evidence());
        NoticeDecision raised = tell(
                verdict,
                development,
                NoticeKind.DISPUTED,
                NoticeReason.CONTRADICTION,
                dispute.claimed(),
                AgreementState.DISPUTED,
                evidence,
                book);
        book.storyOf(other).map(story -> story.telling(NoticeKind.DISPUTED)).ifPresent(book::remember);
        return raised;
    }

    private NoticeDecision tell(
            VerdictEvent verdict,
            Development development,
            NoticeKind kind,
            NoticeReason reason,
            AgreementState before,
            AgreementState after,
            List<NoticeEvidence> evidence,
            Book book) {
        Story story = Story.of(development, facts(development)).telling(kind);
        String headline = NoticeWriter.headline(development);
        NoticeEvent notice = writer.write(
                verdict,
                new Draft(
                        kind,
                        reason,
                        development,
                        story,
                        before,
                        after,
                        kind == NoticeKind.DISPUTED ? "Disputed: " + headline : headline,
                        evidence,
                        null,
                        null));
        book.remember(story);
        for (String articleId : development.articles()) {
            boolean rests = articleId.equals(verdict.article().articleId());
            remember(story, development, articleId, rests ? notice.noticeId() : null, book);
        }
        return new Raised(verdict, notice);
    }

    // ---- what was told before

    private NoticeDecision retold(VerdictEvent verdict, Development development, Story story, Book book) {
        String articleId = verdict.article().articleId();
        StoryArticle part = book.part(story, articleId).orElse(null);
        String restsOnIt = part == null ? null : part.noticeId();
        if (part != null && restsOnIt != null) {
            return reworded(verdict, development, story, part, restsOnIt, book);
        }
        remember(story, development, articleId, null, book);
        if (verdict.article().backlog()) {
            return new Held(verdict, HoldReason.BACKLOG, story.id());
        }
        List<Report> reports = development.reportsOf(articleId);
        HistoryEntry entry = book.agreement(development.subject())
                .entryOf(development)
                .orElseThrow(() -> new IllegalStateException("no entry for " + development));
        boolean firm = development.certainty() == Certainty.ASSERTED
                && reports.stream().anyMatch(Report::isAsserted)
                && !story.hasTold(NoticeKind.DISPUTED);
        boolean copied = reports.stream().anyMatch(development::hasSourceOf);
        Story informed = story.knowing(Facts.of(reports));
        if (firm && !Facts.news(reports, story.facts()).isEmpty()) {
            return follow(
                    verdict,
                    development,
                    informed,
                    NoticeKind.UPDATE,
                    NoticeReason.FACT_CHANGED,
                    "Update: ",
                    entry,
                    book);
        }
        if (firm && !story.hasTold(NoticeKind.CONFIRMED)) {
            NoticeReason reason = development.origins() > 1
                    ? NoticeReason.SECOND_ORIGIN
                    : !copied && isFirstWordOfTheParty(reports, development) ? NoticeReason.PARTY_ITSELF : null;
            if (reason != null) {
                return follow(verdict, development, informed, NoticeKind.CONFIRMED, reason, "Confirmed: ", entry, book);
            }
        }
        if (!informed.facts().equals(story.facts())) {
            book.remember(informed);
        }
        return new Held(verdict, copied ? HoldReason.SAME_ORIGIN : HoldReason.ALREADY_REPORTED, story.id());
    }

    private NoticeDecision follow(
            VerdictEvent verdict,
            Development development,
            Story story,
            NoticeKind kind,
            NoticeReason reason,
            String prefix,
            HistoryEntry entry,
            Book book) {
        String articleId = verdict.article().articleId();
        List<NoticeEvidence> evidence = new ArrayList<>(evidence(development, articleId));
        if (!development.first().article().articleId().equals(articleId)) {
            evidence.add(development.evidence());
        }
        NoticeEvent notice = writer.write(
                verdict,
                new Draft(
                        kind,
                        reason,
                        development,
                        story,
                        entry.before(),
                        entry.after(),
                        prefix + NoticeWriter.headline(development),
                        evidence,
                        null,
                        null));
        book.remember(story.telling(kind));
        remember(story, development, articleId, notice.noticeId(), book);
        return new Raised(verdict, notice);
    }

    private static boolean isFirstWordOfTheParty(List<Report> reports, Development development) {
        return reports.stream().anyMatch(Report::isSelfSpoken)
                && development.reports().stream().filter(Report::isSelfSpoken).allMatch(reports::contains);
    }

    /** A revision of an article that a notice rests on. */
    private NoticeDecision reworded(
            VerdictEvent verdict, Development development, Story story, StoryArticle part, String noticeId, Book book) {
        String articleId = verdict.article().articleId();
        List<String> now =
                development.reportsOf(articleId).stream().map(Report::quote).toList();
        List<Rewording> rewordings =
                part.quotes().stream().map(quote -> closest(quote, now)).toList();
        Optional<Rewording> material = rewordings.stream()
                .filter(rewording -> rewording.kind() == Rewording.Kind.MATERIAL)
                .findFirst();
        if (material.isEmpty()) {
            book.remember(new StoryArticle(
                    story.id(), story.subject(), articleId, verdict.article().revision(), part.quotes(), noticeId));
            boolean typo = rewordings.stream().anyMatch(rewording -> rewording.kind() == Rewording.Kind.TYPO);
            return new Held(verdict, typo ? HoldReason.TYPO_ONLY : HoldReason.EVIDENCE_UNCHANGED, story.id());
        }
        HistoryEntry entry = book.agreement(development.subject())
                .entryOf(development)
                .orElseThrow(() -> new IllegalStateException("no entry for " + development));
        NoticeEvent correction = writer.write(
                verdict,
                new Draft(
                        NoticeKind.CORRECTION,
                        NoticeReason.EVIDENCE_CHANGED,
                        development,
                        story,
                        entry.before(),
                        entry.after(),
                        "Corrected: " + NoticeWriter.headline(development),
                        evidence(development, articleId),
                        noticeId,
                        material.get().wording()));
        book.remember(story.telling(NoticeKind.CORRECTION).knowing(facts(development)));
        remember(story, development, articleId, correction.noticeId(), book);
        return new Raised(verdict, correction);
    }

    /** The sentence that differs least from an earlier one. */
    private static Rewording closest(String quote, List<String> now) {
        return now.stream()
                .map(sentence -> Rewording.of(quote, sentence))
                .min((one, other) -> one.kind() != other.kind()
                        ? one.kind().compareTo(other.kind())
                        : Integer.compare(
                                one.wording().difference().length(),
                                other.wording().difference().length()))
                .orElseThrow(() -> new IllegalStateException("a report without a sentence"));
    }

    // ---- what an article no longer says

    private static boolean isToldBy(String storyId, Development development, Book book) {
        return book.storyOf(development)
                .filter(story -> story.id().equals(storyId))
                .isPresent();
    }

    /**
     * Whether other articles still report what this part was of, or nothing was told on its word. Those that pass on the
     * word of its outlet do not: it has taken that back.
     */
    private static boolean isSupported(StoryArticle part, Revision revision) {
        Book book = revision.book;
        return part.noticeId() == null
                || book.developments(part.subject()).stream()
                        .filter(development -> isToldBy(part.storyId(), development, book))
                        .anyMatch(development -> development.articles().stream()
                                .filter(id -> !id.equals(part.articleId()))
                                .anyMatch(id -> development.isReportedBesides(id, revision.reportsBefore)));
    }

    private static void leave(StoryArticle part, ArticleRef article, Book book) {
        book.remember(new StoryArticle(
                part.storyId(), part.subject(), part.articleId(), article.revision(), List.of(), null));
    }

    /** The article now reports another development in place of the one told: the notice is corrected. */
    private NoticeDecision replaced(Revision revision, StoryArticle part, Development instead) {
        Book book = revision.book;
        Story story = storyOf(part, book);
        NoticeEvent correction = writer.write(
                revision.verdict,
                new Draft(
                        NoticeKind.CORRECTION,
                        NoticeReason.CHANGE_CORRECTED,
                        instead,
                        story,
                        revision.stateBefore(part.subject()),
                        book.agreement(part.subject()).state(),
                        "Corrected: " + NoticeWriter.headline(instead),
                        evidence(instead, part.articleId()),
                        part.noticeId(),
                        part.quotes().isEmpty()
                                ? null
                                : closest(part.quotes().get(0), quotes(instead, part.articleId()))
                                        .wording()));
        book.remember(story.becoming(instead).telling(NoticeKind.CORRECTION).knowing(facts(instead)));
        remember(story, instead, part.articleId(), correction.noticeId(), book);
        return new Raised(revision.verdict, correction);
    }

    /** Nobody reports any more what was told. */
    private NoticeDecision withdrawn(Revision revision, StoryArticle part) {
        Book book = revision.book;
        Story story = storyOf(part, book);
        List<Report> earlier = revision.reportsBefore.stream()
                .filter(report -> report.subject().equals(part.subject()))
                .filter(report -> report.type() == story.type() || part.quotes().contains(report.quote()))
                .toList();
        leave(part, revision.verdict.article(), book);
        if (earlier.isEmpty()) {
            return new Held(revision.verdict, HoldReason.STILL_SUPPORTED, story.id());
        }
        Development withdrawn = Development.of(earlier);
        NoticeEvent notice = writer.write(
                revision.verdict,
                new Draft(
                        NoticeKind.WITHDRAWAL,
                        NoticeReason.REPORT_GONE,
                        withdrawn,
                        story,
                        revision.stateBefore(part.subject()),
                        book.agreement(part.subject()).state(),
                        "Withdrawn: " + NoticeWriter.headline(withdrawn),
                        List.of(withdrawn.evidence()),
                        part.noticeId(),
                        null));
        book.remember(story.telling(NoticeKind.WITHDRAWAL));
        return new Raised(revision.verdict, notice);
    }

    private static Story storyOf(StoryArticle part, Book book) {
        return book.story(part.storyId())
                .orElseThrow(() -> new IllegalStateException("there is no story " + part.storyId()));
    }

    // ---- what reports say

    private static void remember(
            Story story, Development development, String articleId, @Nullable String noticeId, Book book) {
        development.reportsOf(articleId).stream()
                .findFirst()
                .ifPresent(report -> book.remember(new StoryArticle(
                        story.id(),
                        story.subject(),
                        articleId,
                        report.article().revision(),
                        quotes(development, articleId),
                        noticeId)));
    }

    /** The sentences that tell the development itself; where there is none, those that stand beside it. */
    private static List<Report> telling(Development development, String articleId) {
        List<Report> reports = development.reportsOf(articleId);
        List<Report> exact = reports.stream()
                .filter(report -> report.type() == development.type() && report.certainty() == development.certainty())
                .toList();
        return onePerActor(exact.isEmpty() ? reports : exact);
    }

    /** The first report of each actor; one without an actor counts only where none has one. */
    private static List<Report> onePerActor(List<Report> reports) {
        boolean actorKnown = reports.stream().anyMatch(report -> report.actor().isPresent());
        Map<String, Report> first = new LinkedHashMap<>();
        reports.stream()
                .filter(report -> !actorKnown || report.actor().isPresent())
                .forEach(report -> first.putIfAbsent(report.actor().orElse(""), report));
        return List.copyOf(first.values());
    }

    private static List<String> quotes(Development development, String articleId) {
        return telling(development, articleId).stream()
                .map(Report::quote)
                .distinct()
                .toList();
    }

    private static List<NoticeEvidence> evidence(Development development, String articleId) {
        return telling(development, articleId).stream()
                .map(Development::evidence)
                .distinct()
                .toList();
    }

    private static Set<String> facts(Development development) {
        return Facts.of(development.reports());
    }
}
