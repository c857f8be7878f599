package dev.parley.alert.notice;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import dev.parley.alert.ledger.Book;
import dev.parley.alert.notice.NoticeDecision.Held;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.story.ContentId;
import dev.parley.alert.story.StoryArticle;
import dev.parley.contract.event.Coverage;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeEvidence;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import dev.parley.contract.event.NoticeReason;
import dev.parley.contract.event.Timeliness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns what became known long after it happened, all at once, into one summary for each conflict: after an outage nobody
 * needs a storm of yesterday's news.
 */
public final class CatchUp {

    /** News as old as that is late. */
    private static final Duration LATE = Duration.ofHours(2);

    private static final int FEWEST = 4;
    private static final int MOST_SENTENCES = 20;

    private CatchUp() {}

    /**
     * The decisions of a batch, with the late first reports of each conflict in one summary if they are many.
     *
     * @param book is brought up to date
     */
    public static List<NoticeDecision> summarise(List<NoticeDecision> decisions, Book book) {
        Map<String, List<Raised>> late = decisions.stream()
                .flatMap(decision -> late(decision).stream())
                .collect(groupingBy(
                        raised -> Optional.ofNullable(raised.notice().dossier()).orElse(""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        late.values().removeIf(raised -> raised.size() < FEWEST);
        late.remove("");
        if (late.isEmpty()) {
            return decisions;
        }
        Map<NoticeDecision, NoticeDecision> instead = new LinkedHashMap<>();
        late.forEach((dossier, raised) -> {
            List<Raised> byTime = raised.stream()
                    .sorted(comparing(one -> happened(one.notice())))
                    .toList();
            Raised last = byTime.get(byTime.size() - 1);
            NoticeEvent summary = summary(dossier, byTime, last.notice());
            for (Raised one : byTime) {
                NoticeDecision held = new Held(
                        one.verdict(), HoldReason.IN_CATCH_UP, one.notice().storyId());
                instead.put(one, one == last ? new Raised(one.verdict(), summary) : held);
                restOn(summary, one.notice(), book);
            }
        });
        return decisions.stream()
                .map(decision -> instead.getOrDefault(decision, decision))
                .toList();
    }

    private static Optional<Raised> late(NoticeDecision decision) {
        return decision instanceof Raised raised
                        && raised.notice().kind() == NoticeKind.NEW
                        && happened(raised.notice())
                                .plus(LATE)
                                .isBefore(raised.notice().latency().raised())
                ? Optional.of(raised)
                : Optional.empty();
    }

    private static Instant happened(NoticeEvent notice) {
        Instant published = notice.latency().published();
        return published == null ? notice.latency().firstSeen() : published;
    }

    /** The last development with the sentences of all. */
    private static NoticeEvent summary(String dossier, List<Raised> byTime, NoticeEvent last) {
        List<NoticeEvidence> evidence = new ArrayList<>();
        List<String> articles = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        int origins = 0;
        for (Raised one : byTime) {
            NoticeEvent notice = one.notice();
            evidence.add(0, notice.evidence().get(0));
            Coverage coverage = notice.coverage();
            if (coverage != null) {
                coverage.articles().stream()
                        .filter(id -> !articles.contains(id))
                        .forEach(articles::add);
                origins = Math.max(origins, coverage.origins());
            }
            ids.add(notice.noticeId());
        }
        return new NoticeEvent(
                ContentId.of("catch-up", String.join("+", ids)),
                last.storyId(),
                NoticeKind.UPDATE,
                NoticeReason.CATCH_UP,
                "Catch-up, " + byTime.size() + " developments in " + dossier + "; the last: " + last.headline(),
                dossier,
                last.instrument(),
                last.change(),
                last.modality(),
                last.parties(),
                last.actor(),
                evidence.subList(0, Math.min(MOST_SENTENCES, evidence.size())),
                null,
                last.latency(),
                NoticePriority.ROUTINE,
                "it came late with others",
                byTime.get(0).notice().before(),
                last.after(),
                new Coverage(articles, origins),
                byTime.stream().anyMatch(one -> one.notice().timeliness() == Timeliness.STALE)
                        ? Timeliness.STALE
                        : last.timeliness(),
                null);
    }

    /** A later correction corrects the summary, not a notice that nobody got. */
    private static void restOn(NoticeEvent summary, NoticeEvent notice, Book book) {
        for (StoryArticle part : book.changedParts()) {
            if (notice.noticeId().equals(part.noticeId())) {
                book.remember(new StoryArticle(
                        part.storyId(),
                        part.subject(),
                        part.articleId(),
                        part.revision(),
                        part.quotes(),
                        summary.noticeId()));
            }
        }
    }
}
