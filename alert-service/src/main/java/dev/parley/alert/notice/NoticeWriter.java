package dev.parley.alert.notice;

import dev.parley.alert.story.Certainty;
import dev.parley.alert.story.ContentId;
import dev.parley.alert.story.Development;
import dev.parley.alert.story.Story;
import dev.parley.contract.event.AgreementState;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Coverage;
import dev.parley.contract.event.LatencyReceipt;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeEvidence;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticeReason;
import dev.parley.contract.event.Timeliness;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.event.Wording;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts into words what was decided to be told. */
@Singleton
public final class NoticeWriter {

    /** What a side does or does not do, which the other side may well tell differently. */
    private static final Set<ChangeType> CONDUCT = EnumSet.of(
            ChangeType.ACCEPTED,
            ChangeType.REJECTED,
            ChangeType.DELAYED,
            ChangeType.VIOLATED,
            ChangeType.SUSPENDED,
            ChangeType.ENDED);

    private static final Duration CURRENT = Duration.ofHours(24);

    private final Clock clock;
    private final Priorities priorities;

    public NoticeWriter(Clock clock, Priorities priorities) {
        this.clock = clock;
        this.priorities = priorities;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * What a notice says.
     *
     * @param evidence the sentences it rests on, the latest first
     * @param supersedes the notice that it replaces
     * @param wording what was changed
     */
    record Draft(
            NoticeKind kind,
            NoticeReason reason,
            Development development,
            Story story,
            AgreementState before,
            AgreementState after,
            String headline,
            List<NoticeEvidence> evidence,
            @Nullable String supersedes,
            @Nullable Wording wording) {}

    /** The notice that a verdict raises. */
    NoticeEvent write(VerdictEvent verdict, Draft draft) {
        ArticleRef article = verdict.article();
        Development development = draft.development;
        Timeliness timeliness = timeliness(article, development);
        Coverage coverage = new Coverage(List.copyOf(development.articles()), development.origins());
        Modality modality = development.first().change().modality();
        Priorities.Ruling priority = priorities.of(new Priorities.Facets(
                draft.kind,
                development.type(),
                development.subject().instrument(),
                modality,
                timeliness,
                bestTier(article, development),
                coverage.origins()));
        return new NoticeEvent(
                ContentId.of(
                        draft.story.id(),
                        draft.kind.name(),
                        draft.reason.name(),
                        article.articleId(),
                        Integer.toString(article.revision())),
                draft.story.id(),
                draft.kind,
                draft.reason,
                draft.headline,
                development.subject().dossier(),
                development.subject().instrument(),
                development.type(),
                modality,
                development.parties(),
                development.actors().stream().findFirst().orElse(null),
                draft.evidence,
                draft.supersedes,
                new LatencyReceipt(article.published(), article.firstSeen(), verdict.classified(), clock.instant()),
                priority.priority(),
                priority.because(),
                draft.before,
                draft.after,
                coverage,
                timeliness,
                draft.wording);
    }

    /** What happened, in plain English. */
    static String headline(Development development) {
        ChangeType type = development.type();
        Modality modality = development.certainty() == Certainty.ASSERTED
                ? Modality.ASSERTED
                : development.first().change().modality();
        String happened = Headline.of(
                development.subject().instrument(), type, modality, development.actors(), development.parties());
        return CONDUCT.contains(type)
                ? development
                        .accuser()
                        .map(accuser -> Headline.onWordOf(accuser, happened))
                        .orElse(happened)
                : happened;
    }

    private Timeliness timeliness(ArticleRef article, Development development) {
        Instant published = article.published();
        if (development.time().plus(CURRENT).isBefore(clock.instant())) {
            return Timeliness.STALE;
        }
        return published == null ? Timeliness.UNDATED : Timeliness.CURRENT;
    }

    private static int bestTier(ArticleRef article, Development development) {
        return development.reports().stream()
                .mapToInt(report -> report.article().outlet().tier())
                .min()
                .orElse(article.outlet().tier());
    }
}
