package dev.parley.alert.story;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the reports on one subject into developments. The outcome depends on the reports alone, not on the order in which
 * they arrived: they are taken in the order of what they report. For one thread.
 */
public final class Developments {

    /**
     * The report that speaks for an article: the firmest; a step before talk of steps, an answer before the offer; the most
     * prominent.
     */
    private static final Comparator<Report> BY_WEIGHT = comparing(
                    (Report r) -> switch (r.change().modality()) {
                        case ASSERTED -> 0;
                        case DENIED -> 1;
                        case CONDITIONAL -> 2;
                        case POSSIBLE -> 3;
                        case BACKGROUND -> throw new IllegalStateException("a report is no history");
                    })
            .thenComparing(r -> StepKind.isTalk(r.type()))
            .thenComparing(r -> StepKind.isOffer(r.type()))
            .thenComparing(r -> r.change().evidence().field() != Evidence.Field.TITLE)
            .thenComparing(r -> r.actor().isEmpty())
            .thenComparing(r -> r.change().evidence().start())
            .thenComparing(Report::type)
            .thenComparing(Report::quote)
            .thenComparing(r -> r.actor().orElse(""));

    private static final Comparator<List<Report>> BY_TIME = comparing(
                    (List<Report> article) -> article.get(0).eventTime())
            .thenComparing(article -> article.get(0).published())
            .thenComparing(article -> article.get(0).article().articleId());

    private static final Set<ChangeType> TURNED_DOWN = Set.of(ChangeType.PROPOSED, ChangeType.AMENDED);

    /** No article is taken up by a development so long after that happened. */
    public static final Duration SEALED_AFTER = Duration.ofDays(6);

    /** The reports of each article, in the order in which they are taken. */
    private final List<List<Report>> taken = new ArrayList<>();

    private final List<Development> developments;
    private final Instant from;
    private @Nullable List<Development> byTime;

    private Developments(Collection<Development> carried, Instant from) {
        this.developments = new ArrayList<>(carried);
        this.from = from;
    }

    /**
     * The developments that the reports tell.
     *
     * @param reports all on one subject, of each article those of one revision
     */
    public static Developments of(Collection<Report> reports) {
        return of(List.of(), Instant.MIN, reports);
    }

    /**
     * The developments that the reports tell after those that are carried over.
     *
     * @param carried what the articles before {@code from} tell of at most {@link #SEALED_AFTER} before it, as
     *     {@link #before} gave it
     * @param from articles that report something earlier are left out: they are carried over
     * @param reports all on one subject, of each article those of one revision
     */
    public static Developments of(Collection<Development> carried, Instant from, Collection<Report> reports) {
        Developments developments = new Developments(carried, from);
        reports.stream().collect(groupingBy(r -> r.article().articleId())).values().stream()
                .map(Developments::byWeight)
                .filter(article -> !time(article).isBefore(from))
                .sorted(BY_TIME)
                .forEach(developments::takeLast);
        return developments;
    }

    /** The developments by time. */
    public List<Development> byTime() {
        List<Development> sorted = byTime;
        if (sorted == null) {
            sorted = sorted(developments);
            byTime = sorted;
        }
        return sorted;
    }

    private static List<Development> sorted(List<Development> developments) {
        return developments.stream()
                .sorted(comparing(Development::time)
                        .thenComparing(d -> d.first().published())
                        .thenComparing(d -> d.first().article().articleId())
                        .thenComparing(d -> d.first().type())
                        .thenComparing(Development::certainty))
                .toList();
    }

    /**
     * By which time an article takes its place: that of the report that speaks for it.
     *
     * @param article the reports of one article on one subject, at least one
     */
    public static Instant placeOf(Collection<Report> article) {
        return time(byWeight(article));
    }

    private static List<Report> byWeight(Collection<Report> article) {
        return article.stream().sorted(BY_WEIGHT).toList();
    }

    private static Instant time(List<Report> byWeight) {
        return byWeight.get(0).eventTime();
    }

    /**
     * Takes in an article at its place. What was taken later is taken again, for it may belong elsewhere now.
     *
     * @param article its reports, at least one; none of the article may be among those taken
     */
    public void put(Collection<Report> article) {
        List<Report> byWeight = byWeight(article);
        if (time(byWeight).isBefore(from)) {
            throw new IllegalArgumentException("what was before " + from + " is carried over: " + byWeight);
        }
        int place = -1 - Collections.binarySearch(taken, byWeight, BY_TIME);
        List<List<Report>> later = takeBack(place);
        takeLast(byWeight);
        later.forEach(this::takeLast);
    }

    /** Takes an article out, if it was taken in. */
    public void remove(String articleId) {
        for (int i = taken.size() - 1; i >= 0; i--) {
            if (taken.get(i).get(0).article().articleId().equals(articleId)) {
                List<List<Report>> later = takeBack(i);
                later.stream().skip(1).forEach(this::takeLast);
                return;
            }
        }
    }

    /** The articles from the given place on, which are not taken any more. */
    private List<List<Report>> takeBack(int place) {
        List<List<Report>> tail = taken.subList(place, taken.size());
        List<List<Report>> later = List.copyOf(tail);
        if (!later.isEmpty()) {
            List<Development> earlier = before(later);
            tail.clear();
            developments.clear();
            developments.addAll(earlier);
            byTime = null;
        }
        return later;
    }

    private List<Development> before(List<List<Report>> later) {
        Set<String> articles = new HashSet<>();
        later.forEach(article -> articles.add(article.get(0).article().articleId()));
        return developments.stream()
                .flatMap(development -> development.before(articles).stream())
                .toList();
    }

    /**
     * What the articles that report something before that time tell, by time: with it, later ones can be taken without
     * the earlier ones.
     */
    public List<Development> before(Instant time) {
        return sorted(before(taken.stream()
                .dropWhile(article -> time(article).isBefore(time))
                .toList()));
    }

    /** The places of the articles taken, in their order; those carried over are not among them. */
    public List<Instant> places() {
        return taken.stream().map(Developments::time).toList();
    }

    /** Who turns something down names what was put forward, or changed: that is no proposal or change of its own. */
    private static List<Report> withoutWhatIsTurnedDown(List<Report> byWeight) {
        return byWeight.stream()
                .filter(report -> !TURNED_DOWN.contains(report.type())
                        || byWeight.stream()
                                .noneMatch(other -> other.type() == ChangeType.REJECTED
                                        && other.isAsserted()
                                        && other.actor().isPresent()
                                        && (report.type() == ChangeType.PROPOSED
                                                        && (report.actor().isEmpty()
                                                                || report.actor()
                                                                        .equals(other.actor()))
                                                || other.sentences().contains(report.quote()))))
                .toList();
    }

    /** Takes in an article. What it says beside its main report belongs to the same development, if it is akin to it. */
    private void takeLast(List<Report> article) {
        taken.add(article);
        byTime = null;
        List<Development> near = developments.stream()
                .filter(development -> development.isWithinReach(article.get(0)))
                .toList();
        List<Report> byWeight = withoutWhatIsTurnedDown(article);
        List<Report> left = new ArrayList<>(byWeight);
        Development home = null;
        for (Report report : byWeight) {
            Optional<Development> telling = telling(near, report, development -> development.tells(report));
            if (telling.isPresent()) {
                telling.get().add(report);
                left.remove(report);
                home = home == null ? telling.get() : home;
            }
        }
        if (home == null) {
            Report lead = byWeight.get(0);
            left.remove(lead);
            Optional<Development> otherwise = telling(near, lead, development -> development.tellsOtherwise(lead));
            if (otherwise.isPresent()) {
                home = otherwise.get();
                home.addBeside(lead);
            } else {
                home = open(lead);
            }
        }
        for (Report report : List.copyOf(left)) {
            if (isBeside(report, home)) {
                beside(report, home);
                left.remove(report);
            }
        }
        while (!left.isEmpty()) {
            Development another = open(left.remove(0));
            for (Report report : List.copyOf(left)) {
                if (isBeside(report, another)) {
                    beside(report, another);
                    left.remove(report);
                }
            }
        }
    }

    private static boolean isBeside(Report report, Development home) {
        return StepKind.isTalk(report.type())
                || !report.isAsserted() && report.certainty() != Certainty.DENIED
                || StepKind.comeTogether(home.type(), report.type())
                        && !StepKind.areOpposites(home.type(), report.type())
                        && report.certainty() == home.certainty();
    }

    private static void beside(Report report, Development home) {
        if (report.type() == home.type() && report.certainty() == home.certainty()) {
            home.add(report); // one article naming several who did the same
        } else {
            home.addBeside(report);
        }
    }

    private Development open(Report report) {
        Development development = new Development(report);
        developments.add(development);
        return development;
    }

    /** First the one that is most like the report; then the nearest in time. */
    private Optional<Development> telling(List<Development> near, Report report, Predicate<Development> tells) {
        return near.stream()
                .filter(tells)
                .filter(development -> !isRefutedBetween(development, report))
                .max(comparing((Development development) -> development.certainty() == report.certainty())
                        .thenComparing(development -> development.actors().equals(actors(report)))
                        .thenComparing(development -> development.likeness(report))
                        .thenComparing(development -> development.distance(report), Comparator.reverseOrder())
                        .thenComparing(Development::time, Comparator.reverseOrder()));
    }

    private static List<String> actors(Report report) {
        return report.actor().map(List::of).orElse(List.of());
    }

    /** Once the opposite is reported, a report of the first is more than a repetition. */
    private boolean isRefutedBetween(Development development, Report report) {
        if (report.day().isPresent() && report.day().equals(development.first().day())) {
            return false;
        }
        return developments.stream()
                .anyMatch(other -> other.time().isAfter(development.time())
                        && other.time().isBefore(report.eventTime())
                        && other.isAgainst(development));
    }
}
