package dev.parley.alert.console.story;

import static java.util.Comparator.comparing;

import dev.parley.alert.console.Address;
import dev.parley.alert.console.Conflict;
import dev.parley.alert.console.Cues;
import dev.parley.alert.console.EvidenceView;
import dev.parley.alert.console.NoticeCard;
import dev.parley.alert.console.OutsideText;
import dev.parley.alert.console.notice.AttentionView;
import dev.parley.alert.ledger.Agreement;
import dev.parley.alert.ledger.HistoryEntry;
import dev.parley.alert.store.StoryArchive.Part;
import dev.parley.alert.store.StoryArchive.Told;
import dev.parley.alert.story.Development;
import dev.parley.alert.story.Origins;
import dev.parley.alert.story.Report;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one change.
 *
 * @param headline of the latest notice, or the title of the first article where nothing was told
 * @param notices the latest first
 * @param origins who reports it independently, the first one first
 * @param firsts when each outlet reported it first, the first one first
 * @param contradictions sentences held against each other, two or more each
 * @param steps what the story did to the agreement, and by which rule
 * @param attention what people do about the latest notice; absent where nothing was told
 */
public record StoryPage(
        String storyId,
        String headline,
        @Nullable String dossier,
        String conflict,
        @Nullable Instrument instrument,
        @Nullable ChangeType change,
        List<NoticeCard> notices,
        List<Origin> origins,
        List<First> firsts,
        List<NoticeCard> contradictions,
        List<NoticeCard> corrections,
        List<Step> steps,
        int articles,
        @Nullable AttentionView attention) {

    /**
     * Reports that come from one source.
     *
     * @param credit the agency that is credited; empty where it is the outlet
     * @param first the earliest article
     * @param others copies and follow-ups
     */
    public record Origin(String credit, ArticleView first, List<ArticleView> others) {}

    /** An article with its sentences of this story. */
    public record ArticleView(EvidenceView evidence, int revision, boolean backlog, Instant firstSeen) {}

    /**
     * An outlet's first report.
     *
     * @param after how much later than the first of all
     */
    public record First(String outlet, Instant time, Duration after) {}

    /** What a development did to its agreement. */
    public record Step(String outcome, String why, AgreementState before, AgreementState after, Instant time) {}

    /**
     * @param agreement that the story is about; absent when its conflict is not watched
     */
    static StoryPage of(Told told, @Nullable Agreement agreement, @Nullable AttentionView attention, Cues cues) {
        List<NoticeCard> notices = new ArrayList<>(told.notices().stream()
                .map(notice -> NoticeCard.of(0, notice, cues))
                .toList());
        Collections.reverse(notices);
        Optional<NoticeEvent> latest = told.notices().isEmpty()
                ? Optional.empty()
                : Optional.of(told.notices().get(told.notices().size() - 1));
        List<Report> reports = told.parts().stream()
                .flatMap(part -> reports(part, told).stream())
                .sorted(comparing((Report report) -> report.article().firstSeen())
                        .thenComparing(report -> report.article().articleId()))
                .toList();
        String dossier = latest.map(NoticeEvent::dossier)
                .or(() -> reports.stream().findFirst().map(report -> report.subject()
                        .dossier()))
                .orElse(null);
        return new StoryPage(
                told.storyId(),
                latest.map(NoticeEvent::headline)
                        .map(headline -> OutsideText.excerpt(headline, 200).shown())
                        .orElseGet(() -> reports.isEmpty()
                                ? told.storyId()
                                : EvidenceView.title(reports.get(0).article()).shown()),
                dossier,
                dossier == null ? "" : Conflict.name(dossier),
                told.instrument() == null ? latest.map(NoticeEvent::instrument).orElse(null) : told.instrument(),
                told.change() == null ? latest.map(NoticeEvent::change).orElse(null) : told.change(),
                notices,
                origins(reports, cues),
                firsts(reports),
                notices.stream()
                        .filter(card -> card.kind() == NoticeKind.DISPUTED
                                && card.evidence().size() > 1)
                        .toList(),
                notices.stream().filter(card -> !card.difference().isEmpty()).toList(),
                agreement == null ? List.of() : steps(agreement, told),
                told.parts().size(),
                attention);
    }

    public String dossierAddress() {
        return dossier == null ? "/" : Address.dossier(dossier);
    }

    /** The article's reports of this story; of its subject, where the story was told by other words since. */
    private static List<Report> reports(Part part, Told told) {
        List<Report> ofStory = part.entry().reports().stream()
                .filter(report -> part.quotes().contains(report.quote()))
                .toList();
        return !ofStory.isEmpty()
                ? ofStory
                : part.entry().reports().stream()
                        .filter(report -> report.subject().instrument() == told.instrument())
                        .toList();
    }

    private static List<Origin> origins(List<Report> reports, Cues cues) {
        List<List<Report>> origins = new ArrayList<>();
        for (Report report : reports) {
            List<Report> merged = new ArrayList<>();
            origins.removeIf(origin -> {
                boolean same = origin.stream().anyMatch(member -> Origins.count(List.of(member, report)) == 1);
                if (same) {
                    merged.addAll(origin);
                }
                return same;
            });
            merged.add(report);
            origins.add(merged);
        }
        return origins.stream()
                .map(origin -> origin(origin, cues))
                .sorted(comparing(origin -> origin.first().firstSeen()))
                .toList();
    }

    private static Origin origin(List<Report> reports, Cues cues) {
        TreeMap<String, Report> firstOfArticle = new TreeMap<>();
        reports.forEach(report -> firstOfArticle.putIfAbsent(report.article().articleId(), report));
        List<ArticleView> articles = firstOfArticle.values().stream()
                .sorted(comparing(report -> report.article().firstSeen()))
                .map(report -> article(report, cues))
                .toList();
        String credit = reports.stream()
                .map(report -> report.article().credit())
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .map(text -> OutsideText.excerpt(text, 60).shown())
                .orElse("");
        return new Origin(credit, articles.get(0), articles.subList(1, articles.size()));
    }

    private static ArticleView article(Report report, Cues cues) {
        ArticleRef article = report.article();
        return new ArticleView(
                EvidenceView.of(
                        Development.evidence(report), cues, report.subject().instrument(), report.type()),
                article.revision(),
                article.backlog(),
                article.firstSeen());
    }

    private static List<First> firsts(List<Report> reports) {
        TreeMap<String, First> firsts = new TreeMap<>();
        Optional<Instant> first = reports.stream().map(Report::published).min(Comparator.naturalOrder());
        reports.stream()
                .sorted(comparing(Report::published))
                .forEach(report -> firsts.putIfAbsent(
                        report.article().outlet().id(),
                        new First(
                                EvidenceView.name(report.article()),
                                report.published(),
                                first.map(start -> Duration.between(start, report.published()))
                                        .orElse(Duration.ZERO))));
        return firsts.values().stream().sorted(comparing(First::time)).toList();
    }

    private static List<Step> steps(Agreement agreement, Told told) {
        List<String> articles = told.parts().stream()
                .map(part -> part.entry().article().articleId())
                .toList();
        return agreement.history().stream()
                .filter(entry -> entry.development().type() == told.change())
                .filter(entry -> entry.development().articles().stream().anyMatch(articles::contains))
                .map(StoryPage::step)
                .toList();
    }

    private static Step step(HistoryEntry entry) {
        return new Step(
                entry.outcome().name(),
                entry.why(),
                entry.before(),
                entry.after(),
                entry.development().time());
    }
}
