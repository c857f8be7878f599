package dev.parley.alert.notice;

import static java.util.Comparator.comparing;

import dev.parley.alert.notice.NoticeDecision.Held;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.story.ContentId;
import dev.parley.alert.story.Report;
import dev.parley.alert.story.Stories;
import dev.parley.alert.story.Story;
import dev.parley.alert.story.StoryArticle;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.LatencyReceipt;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeEvidence;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticeReason;
import dev.parley.contract.event.VerdictEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides which reports are told, and writes the notices. */
@Singleton
public final class NoticeDesk {

    /** The report that speaks for an article: the firmest, then the one that names who did it, then the most prominent. */
    private static final Comparator<Report> BY_WEIGHT = comparing(
                    (Report r) -> switch (r.change().modality()) {
                        case ASSERTED -> 0;
                        case DENIED -> 1;
                        case CONDITIONAL -> 2;
                        case POSSIBLE -> 3;
                        case BACKGROUND -> throw new IllegalStateException("a report is no history");
                    })
            .thenComparing(r -> r.actor() == null)
            .thenComparing(r -> r.change().evidence().field() != Evidence.Field.TITLE)
            .thenComparing(r -> r.change().evidence().start());

    private final Clock clock;

    public NoticeDesk(Clock clock) {
        this.clock = clock;
    }

    /**
     * Decides about the reports of one verdict on one subject.
     *
     * @param reports all that the verdict's article says on the subject; at least one
     * @param stories is brought up to date
     * @return a decision for each story concerned; at most one of them raises a first report
     */
    public List<NoticeDecision> decide(VerdictEvent verdict, List<Report> reports, Stories stories) {
        Map<String, List<Report>> told = new LinkedHashMap<>();
        Map<String, Story> toldBy = new LinkedHashMap<>();
        List<Report> untold = new ArrayList<>();
        for (Report report : reports.stream().sorted(BY_WEIGHT).toList()) {
            Optional<Story> story = stories.telling(report);
            if (story.isEmpty()) {
                untold.add(report);
            } else {
                toldBy.put(story.get().id(), story.get());
                told.computeIfAbsent(story.get().id(), id -> new ArrayList<>()).add(report);
            }
        }
        List<NoticeDecision> decisions = new ArrayList<>();
        toldBy.forEach((id, story) ->
                decisions.add(retold(verdict, story, told.getOrDefault(id, List.of()), reports, stories)));
        if (!untold.isEmpty()) {
            decisions.addAll(firstTold(verdict, untold, stories));
        }
        return decisions;
    }

    private NoticeDecision retold(
            VerdictEvent verdict, Story story, List<Report> reports, List<Report> onSubject, Stories stories) {
        ArticleRef article = verdict.article();
        StoryArticle part = stories.part(story, article.articleId()).orElse(null);
        if (part != null && article.revision() == part.revision()) {
            return new Held(verdict, HoldReason.SAME_REVISION, story.id());
        }
        if (part != null && article.revision() < part.revision()) {
            return new Held(verdict, HoldReason.OUTDATED_REVISION, story.id());
        }

        Story joined = story;
        for (Report report : reports) {
            joined = stories.join(joined, report);
        }
        String noticeId = part == null ? null : part.noticeId();
        if (part == null || noticeId == null) {
            stories.remember(part(story, reports, null));
            return new Held(verdict, HoldReason.ALREADY_REPORTED, story.id());
        }
        if (wordings(onSubject.stream().map(Report::quote).toList()).containsAll(wordings(part.quotes()))) {
            stories.remember(new StoryArticle(
                    story.id(), part.articleId(), article.revision(), part.eventTime(), part.quotes(), noticeId));
            return new Held(verdict, HoldReason.EVIDENCE_UNCHANGED, story.id());
        }
        NoticeEvent correction = write(
                verdict, story, NoticeKind.CORRECTION, NoticeReason.EVIDENCE_CHANGED, onePerActor(reports), noticeId);
        stories.remember(part(story, onePerActor(reports), correction.noticeId()));
        return new Raised(verdict, correction);
    }

    private List<NoticeDecision> firstTold(VerdictEvent verdict, List<Report> untold, Stories stories) {
        Report lead = untold.get(0);
        List<Report> together = onePerActor(
                untold.stream().filter(r -> r.certainty() == lead.certainty()).toList());
        Story story = stories.open(together);
        NoticeEvent notice = write(verdict, story, NoticeKind.NEW, NoticeReason.FIRST_REPORT, together, null);
        stories.remember(part(story, together, notice.noticeId()));

        List<NoticeDecision> decisions = new ArrayList<>(List.of(new Raised(verdict, notice)));
        untold.stream()
                .filter(r -> !together.contains(r))
                .forEach(r -> decisions.add(new Held(verdict, HoldReason.ONE_PER_ARTICLE, story.id())));
        return decisions;
    }

    /** The first report of each actor; one without an actor counts only where none has one. */
    private static List<Report> onePerActor(List<Report> byWeight) {
        boolean actorKnown = byWeight.stream().anyMatch(r -> r.actor() != null);
        Map<String, Report> first = new LinkedHashMap<>();
        byWeight.stream()
                .filter(r -> !actorKnown || r.actor() != null)
                .forEach(r -> first.putIfAbsent(actorOrNobody(r), r));
        return List.copyOf(first.values());
    }

    private static String actorOrNobody(Report report) {
        String actor = report.actor();
        return actor == null ? "" : actor;
    }

    private static StoryArticle part(Story story, List<Report> reports, @Nullable String noticeId) {
        Report lead = reports.get(0);
        return new StoryArticle(
                story.id(),
                lead.article().articleId(),
                lead.article().revision(),
                lead.eventTime(),
                reports.stream().map(Report::quote).distinct().toList(),
                noticeId);
    }

    private NoticeEvent write(
            VerdictEvent verdict,
            Story story,
            NoticeKind kind,
            NoticeReason reason,
            List<Report> reports,
            @Nullable String supersedes) {
        ArticleRef article = verdict.article();
        Change lead = reports.get(0).change();
        List<String> parties = reports.stream()
                .flatMap(r -> r.change().parties().stream())
                .distinct()
                .toList();
        List<String> actors = onePerActor(reports).stream()
                .map(NoticeDesk::actorOrNobody)
                .filter(actor -> !actor.isEmpty())
                .toList();
        return new NoticeEvent(
                ContentId.of(story.id(), kind.name(), article.articleId(), Integer.toString(article.revision())),
                story.id(),
                kind,
                reason,
                Headline.of(lead.instrument(), lead.type(), lead.modality(), actors, parties),
                lead.dossier(),
                lead.instrument(),
                lead.type(),
                lead.modality(),
                parties,
                lead.actor(),
                reports.stream()
                        .map(r -> new NoticeEvidence(
                                article, r.change().evidence(), r.change().speaker()))
                        .toList(),
                supersedes,
                new LatencyReceipt(article.published(), article.firstSeen(), verdict.classified(), clock.instant()));
    }

    private static Set<Wording> wordings(List<String> quotes) {
        return quotes.stream().map(Wording::of).collect(Collectors.toCollection(HashSet::new));
    }
}
