package dev.parley.alert.ledger;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import dev.parley.alert.story.Certainty;
import dev.parley.alert.story.ContentId;
import dev.parley.alert.story.Development;
import dev.parley.alert.story.Developments;
import dev.parley.alert.story.Report;
import dev.parley.alert.story.StepKind;
import dev.parley.alert.story.Story;
import dev.parley.alert.story.StoryArticle;
import dev.parley.alert.story.Subject;
import dev.parley.contract.event.AgreementDeadline;
import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.NoticeEvidence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known on the subjects of a batch, as it was before and as the batch changes it. Not safe for several
 * threads: it lives as long as one transaction.
 */
public final class Book {

    /**
     * What an article says in its latest revision.
     *
     * @param reports may be empty: an article that no longer says anything
     */
    public record Entry(ArticleRef article, List<Report> reports, List<Position> positions) {
        public Entry {
            reports = List.copyOf(reports);
            positions = List.copyOf(positions);
        }
    }

    /**
     * What is known when the batch begins.
     *
     * @param checkpoints at most one of each subject; of what was before it, nothing else need be known
     */
    public record Known(
            Collection<Checkpoint> checkpoints,
            Collection<Entry> entries,
            Collection<Story> stories,
            Collection<StoryArticle> parts,
            Collection<AgreementEvent> agreements,
            Collection<Position> positions) {

        /** Nothing. */
        public static final Known NOTHING = new Known(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private record Part(String storyId, String articleId) {}

    /** Reading so many articles again costs little; a checkpoint for fewer is not worth its while. */
    private static final int ARTICLES_PER_CHECKPOINT = 100;

    private final TransitionTable table;
    private final Map<Subject, Checkpoint> checkpoints = new HashMap<>();
    private final Map<Subject, Instant> changedSince = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<Subject, Set<String>> articlesOf = new HashMap<>();
    private final Map<Subject, Agreement> agreements = new HashMap<>();
    private final Map<Subject, Agreement> agreementsBefore = new HashMap<>();
    private final Map<Subject, Developments> developments = new HashMap<>();
    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final Map<String, Map<String, StoryArticle>> partsByArticle = new HashMap<>();
    private final Map<String, AgreementEvent> toldAgreements = new HashMap<>();
    private final Map<String, Position> toldPositions = new HashMap<>();
    private final Set<String> changedEntries = new LinkedHashSet<>();
    private final Set<Subject> changedSubjects = new HashSet<>();
    private final Set<String> changedStories = new LinkedHashSet<>();
    private final Set<Part> changedParts = new LinkedHashSet<>();

    public Book(TransitionTable table, Known known) {
        this.table = table;
        known.checkpoints().forEach(checkpoint -> checkpoints.put(checkpoint.subject(), checkpoint));
        known.entries().forEach(this::index);
        known.stories().forEach(story -> stories.put(story.id(), story));
        known.parts().forEach(this::index);
        known.agreements().forEach(agreement -> toldAgreements.put(agreement.key(), agreement));
        known.positions().forEach(position -> toldPositions.put(position.key(), position));
    }

    /** What the article said in the latest revision that came; absent when none said anything. */
    public Optional<Entry> entry(String articleId) {
        return Optional.ofNullable(entries.get(articleId));
    }

    /** Takes in a revision in place of what the article said before. */
    public void put(Entry entry) {
        String articleId = entry.article().articleId();
        Optional<Entry> before = entry(articleId);
        before.map(Book::bySubject).orElse(Map.of()).forEach((subject, reports) -> {
            all(subject).remove(articleId);
            articlesOf(subject).remove(articleId);
            touch(subject, reports);
        });
        Map<Subject, List<Report>> now = bySubject(entry);
        now.keySet().forEach(this::all); // as it was before
        index(entry);
        now.forEach((subject, reports) -> {
            all(subject).put(reports);
            touch(subject, reports);
        });
        changedEntries.add(articleId);
    }

    private static Map<Subject, List<Report>> bySubject(Entry entry) {
        return entry.reports().stream().collect(groupingBy(Report::subject, LinkedHashMap::new, toList()));
    }

    /** The developments of a subject that later reports may still belong to, by time. */
    public List<Development> developments(Subject subject) {
        return all(subject).byTime();
    }

    private Developments all(Subject subject) {
        return developments.computeIfAbsent(subject, s -> {
            Checkpoint checkpoint = checkpoint(s);
            return Developments.of(
                    checkpoint.recent(),
                    checkpoint.at(),
                    articlesOf(s).stream()
                            .flatMap(articleId -> reports(articleId, s))
                            .toList());
        });
    }

    private Checkpoint checkpoint(Subject subject) {
        return checkpoints.computeIfAbsent(subject, Checkpoint::none);
    }

    /** The agreement on a subject, as it is known now. */
    public Agreement agreement(Subject subject) {
        return agreements.computeIfAbsent(subject, s -> {
            Agreement before = agreementsBefore.remove(s);
            return before == null
                    ? Agreement.of(table, s, checkpoint(s).standing(), developments(s))
                    : before.with(developments(s));
        });
    }

    /** The subjects on which reports were added or taken out, each with the place of the earliest of them. */
    public Map<Subject, Instant> changedSince() {
        return Map.copyOf(changedSince);
    }

    /** Checkpoints by which the next batch need not read what this one read, of the subjects that the batch changed. */
    public List<Checkpoint> nextCheckpoints() {
        return changedSince.keySet().stream()
                .flatMap(subject -> nextCheckpoints(subject).stream())
                .toList();
    }

    private List<Checkpoint> nextCheckpoints(Subject subject) {
        List<Checkpoint> next = new ArrayList<>();
        int articles = 0;
        Instant day = Instant.MIN;
        for (Instant place : all(subject).places()) {
            Instant itsDay = place.truncatedTo(ChronoUnit.DAYS);
            // the places of articles on one day go together: there are fewer days than articles
            if (articles >= ARTICLES_PER_CHECKPOINT && itsDay.isAfter(day)) {
                next.add(checkpoint(subject, itsDay));
                articles = 0;
            }
            day = itsDay;
            articles++;
        }
        return next;
    }

    private Checkpoint checkpoint(Subject subject, Instant at) {
        Instant open = at.minus(Developments.SEALED_AFTER);
        Map<Boolean, List<Development>> known = all(subject).before(at).stream()
                .collect(partitioningBy(development -> development.time().isBefore(open)));
        Standing standing = Agreement.of(
                        table, subject, checkpoint(subject).standing(), known.getOrDefault(true, List.of()))
                .standing();
        return new Checkpoint(subject, at, standing, known.getOrDefault(false, List.of()));
    }

    /** The story that a development is told by, if it was told. */
    public Optional<Story> storyOf(Development development) {
        return development.articles().stream()
                .flatMap(articleId -> partsOf(articleId).stream())
                .map(part -> stories.get(part.storyId()))
                .flatMap(Stream::ofNullable)
                .filter(story -> story.subject().equals(development.subject()) && tellsOf(story, development))
                .min(comparing(Story::id));
    }

    /**
     * What was told as possible does not tell the fact; what was told as a fact may turn out to be less. A sentence tells of
     * one development, but "accuses Cambodia of breaching the truce hours after it began" of two.
     */
    private boolean tellsOf(Story story, Development development) {
        if (story.certainty() == development.certainty() && story.type() == development.type()) {
            return true;
        }
        boolean brokenSince = StepKind.isBreak(development.type()) && !StepKind.isBreak(story.type());
        return !brokenSince
                && (story.certainty() == development.certainty() || story.certainty() == Certainty.ASSERTED)
                && development.reports().stream()
                        .anyMatch(report -> part(story, report.article().articleId())
                                .filter(part -> part.quotes().contains(report.quote()))
                                .isPresent());
    }

    /** The stories that an article has a part in. */
    public List<StoryArticle> partsOf(String articleId) {
        return List.copyOf(partsByArticle.getOrDefault(articleId, Map.of()).values());
    }

    public Optional<StoryArticle> part(Story story, String articleId) {
        return Optional.ofNullable(
                partsByArticle.getOrDefault(articleId, Map.of()).get(story.id()));
    }

    public Optional<Story> story(String storyId) {
        return Optional.ofNullable(stories.get(storyId));
    }

    /** Remembers a story, in place of what was known of it. */
    public void remember(Story story) {
        stories.put(story.id(), story);
        changedStories.add(story.id());
    }

    /** Remembers an article's part in a story, in place of an earlier one. */
    public void remember(StoryArticle article) {
        index(article);
        changedParts.add(new Part(article.storyId(), article.articleId()));
    }

    /** The entries that the batch added or replaced. */
    public List<Entry> changedEntries() {
        return changedEntries.stream().map(entries::get).toList();
    }

    /** The stories that the batch opened or added to. */
    public List<Story> changedStories() {
        return changedStories.stream().map(stories::get).toList();
    }

    /** The parts that the batch added or replaced. */
    public List<StoryArticle> changedParts() {
        return changedParts.stream()
                .map(part ->
                        partsByArticle.getOrDefault(part.articleId(), Map.of()).get(part.storyId()))
                .toList();
    }

    /** Every agreement of which something is known, by subject. */
    public List<Agreement> agreements() {
        return articlesOf.keySet().stream().sorted().map(this::agreement).toList();
    }

    /** What every party has said on every clause, by party and clause. */
    public List<PositionTrack> positions() {
        return PositionTrack.of(entries.values().stream()
                .sorted(comparing(entry -> entry.article().articleId()))
                .flatMap(entry -> entry.positions().stream())
                .toList());
    }

    /** The agreements of watched conflicts that the batch brought to another state, as they are told. */
    public List<AgreementEvent> changedAgreements() {
        List<AgreementEvent> changed = new ArrayList<>();
        for (Subject subject : changedSubjects.stream().sorted().toList()) {
            String dossier = subject.dossier();
            if (dossier != null) {
                told(dossier, agreement(subject)).ifPresent(changed::add);
            }
        }
        return changed;
    }

    private Optional<AgreementEvent> told(String dossier, Agreement agreement) {
        AgreementEvent before =
                toldAgreements.get(dossier + "/" + agreement.subject().instrument());
        Development reachedBy = agreement.reachedBy().orElse(null);
        if (reachedBy == null && (before == null || before.state() == AgreementState.NONE)) {
            return Optional.empty();
        }
        AgreementEvent now = event(dossier, agreement, reachedBy, before);
        return before != null
                        && before.state() == now.state()
                        && before.since().equals(now.since())
                        && before.storyId().equals(now.storyId())
                        && Objects.equals(due(before), due(now))
                ? Optional.empty()
                : Optional.of(now);
    }

    private static @Nullable Instant due(AgreementEvent agreement) {
        AgreementEvent.Detail detail = agreement.detail();
        AgreementDeadline deadline = detail == null ? null : detail.deadline();
        return deadline == null ? null : deadline.due();
    }

    private AgreementEvent event(
            String dossier, Agreement agreement, @Nullable Development reachedBy, @Nullable AgreementEvent before) {
        AgreementEvent.Detail earlier = before == null ? null : before.detail();
        int version = earlier == null ? 1 : earlier.version() + 1;
        if (reachedBy == null) { // all that was reported is withdrawn
            return new AgreementEvent(
                    dossier,
                    agreement.subject().instrument(),
                    AgreementState.NONE,
                    before == null ? Instant.EPOCH : before.since(),
                    before == null ? "none" : before.storyId(),
                    new AgreementEvent.Detail(
                            version,
                            before == null ? AgreementState.NONE : before.state(),
                            null,
                            List.of(),
                            List.of(),
                            null));
        }
        List<NoticeEvidence> evidence = agreement
                .dispute()
                .map(dispute ->
                        List.of(dispute.claim().evidence(), dispute.against().evidence()))
                .orElse(List.of(reachedBy.evidence()));
        return new AgreementEvent(
                dossier,
                agreement.subject().instrument(),
                agreement.state(),
                agreement.since().orElse(reachedBy.time()),
                storyOf(reachedBy)
                        .map(Story::id)
                        .orElseGet(() -> ContentId.of(reachedBy.first().toString())),
                new AgreementEvent.Detail(
                        version,
                        agreement.before(),
                        reachedBy.actor().orElse(null),
                        agreement.acceptedBy().stream().sorted().toList(),
                        evidence,
                        agreement
                                .deadline()
                                .filter(deadline -> isKnown(reachedBy))
                                .map(Deadline::event)
                                .orElse(null)));
    }

    /** Whether it was told, or is older than what we tell: of what was told as news of the other instrument that reminds. */
    private boolean isKnown(Development development) {
        return storyOf(development).isPresent()
                || development.reports().stream()
                        .anyMatch(report -> report.article().backlog());
    }

    /** The agreements of watched conflicts as they stand, as they are told. */
    public List<AgreementEvent> standing() {
        List<AgreementEvent> standing = new ArrayList<>();
        for (Agreement agreement : agreements()) {
            String dossier = agreement.subject().dossier();
            Development reachedBy = agreement.reachedBy().orElse(null);
            if (dossier != null && reachedBy != null) {
                standing.add(event(dossier, agreement, reachedBy, null));
            }
        }
        return standing;
    }

    /** The positions that the batch brought forward, as far as nothing later is known. */
    public List<Position> changedPositions() {
        List<Position> stated = changedEntries().stream()
                .flatMap(entry -> entry.positions().stream())
                .toList();
        return PositionTrack.of(stated).stream()
                .map(PositionTrack::latest)
                .filter(latest -> {
                    Position told = toldPositions.get(latest.key());
                    return told == null
                            || !told.stated().isAfter(latest.stated())
                                    && !told.position().equals(latest.position());
                })
                .toList();
    }

    private Stream<Report> reports(String articleId, Subject subject) {
        return entry(articleId).stream()
                .flatMap(entry -> entry.reports().stream())
                .filter(report -> report.subject().equals(subject));
    }

    private void index(Entry entry) {
        String articleId = entry.article().articleId();
        entries.put(articleId, entry);
        entry.reports().forEach(report -> articlesOf(report.subject()).add(articleId));
    }

    private void index(StoryArticle part) {
        partsByArticle
                .computeIfAbsent(part.articleId(), id -> new LinkedHashMap<>())
                .put(part.storyId(), part);
    }

    private Set<String> articlesOf(Subject subject) {
        return articlesOf.computeIfAbsent(subject, s -> new HashSet<>());
    }

    private void touch(Subject subject, List<Report> reports) {
        Agreement before = agreements.remove(subject);
        if (before != null) {
            agreementsBefore.put(subject, before);
        }
        changedSubjects.add(subject);
        changedSince.merge(subject, Developments.placeOf(reports), (one, other) -> one.isBefore(other) ? one : other);
    }
}
