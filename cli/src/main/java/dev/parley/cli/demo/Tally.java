package dev.parley.cli.demo;

import dev.parley.cli.newsroom.Publication;
import dev.parley.cli.newsroom.Script;
import dev.parley.cli.newsroom.Script.ExpectedNotice;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.event.VerdictReason;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what was published against what was raised. Publications, verdicts and notices come from different threads; all
 * methods may be called from any.
 */
final class Tally {

    private final Script script;
    private final Clock clock;
    private final Map<String, Publication> published = new HashMap<>();
    private final Set<String> awaitingVerdict = new HashSet<>();
    private final Map<VerdictReason, Integer> unflagged = new EnumMap<>(VerdictReason.class);
    private final Map<ExpectedNotice, Duration> raised = new LinkedHashMap<>();
    private final List<NoticeEvent> unexpected = new ArrayList<>();
    private final List<NoticeEvent> repeated = new ArrayList<>();
    private final Set<String> noticeIds = new HashSet<>();
    private Instant lastEvent;

    Tally(Script script, Clock clock) {
        this.script = script;
        this.clock = clock;
        this.lastEvent = clock.instant();
    }

    /** What the run has shown so far. */
    record Result(
            Map<ExpectedNotice, Duration> raised,
            List<ExpectedNotice> missing,
            List<NoticeEvent> unexpected,
            List<NoticeEvent> repeated,
            Set<String> withoutVerdict,
            Map<VerdictReason, Integer> unflagged) {

        /** Everything expected was raised once, nothing else was, and every article was judged. */
        boolean isPerfect() {
            return missing.isEmpty() && unexpected.isEmpty() && repeated.isEmpty() && withoutVerdict.isEmpty();
        }

        /** The latency that the given share of the raised notices did not exceed; absent when none was raised. */
        Optional<Duration> latency(double share) {
            List<Duration> sorted = raised.values().stream().sorted().toList();
            return sorted.isEmpty()
                    ? Optional.empty()
                    : Optional.of(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
        }
    }

    synchronized void onPublication(Publication publication) {
        lastEvent = clock.instant();
        published.put(revision(publication.articleId(), publication.correction()), publication);
        awaitingVerdict.add(revision(publication.articleId(), publication.correction()));
    }

    /**
     * @return whether the verdict is the first about something that was published in this run
     */
    synchronized boolean onVerdict(VerdictEvent verdict) {
        lastEvent = clock.instant();
        boolean first = awaitingVerdict.remove(revision(verdict.article()));
        if (first && !verdict.flagged()) {
            unflagged.merge(verdict.reason(), 1, Integer::sum);
        }
        return first;
    }

    synchronized Judgement onNotice(NoticeEvent notice) {
        lastEvent = clock.instant();
        Optional<ExpectedNotice> expected = script.notices().stream()
                .filter(candidate -> fits(candidate, notice))
                .findFirst();
        if (!noticeIds.add(notice.noticeId())
                || expected.filter(raised::containsKey).isPresent()) {
            repeated.add(notice);
            return new Judgement.Repeated();
        }
        Publication source = published.get(revision(notice.evidence().get(0).article()));
        if (expected.isEmpty() || source == null) {
            unexpected.add(notice);
            return new Judgement.Unexpected();
        }
        Duration latency = Duration.between(source.time(), lastEvent);
        raised.put(expected.get(), latency);
        return new Judgement.Expected(expected.get(), latency);
    }

    /** Whether all that was published is judged, all that was expected is raised, and nothing came for a while. */
    synchronized boolean isSettled(Duration quiet) {
        return awaitingVerdict.isEmpty()
                && raised.size() == script.notices().size()
                && !lastEvent.plus(quiet).isAfter(clock.instant());
    }

    synchronized Result result() {
        List<ExpectedNotice> missing = script.notices().stream()
                .filter(notice -> !raised.containsKey(notice))
                .toList();
        return new Result(
                new LinkedHashMap<>(raised),
                missing,
                List.copyOf(unexpected),
                List.copyOf(repeated),
                Set.copyOf(awaitingVerdict),
                new EnumMap<>(unflagged));
    }

    private static boolean fits(ExpectedNotice expected, NoticeEvent notice) {
        return expected.kind() == notice.kind()
                && expected.dossier().equals(notice.dossier())
                && expected.instrument() == notice.instrument()
                && expected.change() == notice.change()
                && (expected.actor() == null || expected.actor().equals(notice.actor()))
                && expected.articles()
                        .contains(scriptId(notice.evidence().get(0).article()));
    }

    /** The sample outlets put the script's id at the end of an article's address. */
    private static String scriptId(ArticleRef article) {
        String path = URI.create(article.url()).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String revision(ArticleRef article) {
        return revision(scriptId(article), article.revision() > 1);
    }

    private static String revision(String articleId, boolean correction) {
        return correction ? articleId + " (corrected)" : articleId;
    }
}
