package dev.parley.alert.story;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the reports on one subject into developments. The outcome depends on the reports alone, not on the order in which
 * they arrived: they are taken in the order of what they report. For one thread.
 */
public final class Developments {

    /** The report that speaks for an article: the firmest; a step before talk of steps; the most prominent. */
    private static final Comparator<Report> BY_WEIGHT = comparing(
                    (Report r) -> switch (r.change().modality()) {
                        case ASSERTED -> 0;
                        case DENIED -> 1;
                        case CONDITIONAL -> 2;
                        case POSSIBLE -> 3;
                        case BACKGROUND -> throw new IllegalStateException("a report is no history");
                    })
            .thenComparing(r -> StepKind.isTalk(r.type()))
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

    private final List<Development> developments = new ArrayList<>();
    private @Nullable List<Report> latest;

    /**
     * The developments that the reports tell.
     *
     * @param reports all on one subject, of each article those of one revision
     */
    public static Developments of(Collection<Report> reports) {
        Map<String, List<Report>> byArticle = reports.stream()
                .collect(groupingBy(r -> r.article().articleId(), LinkedHashMap::new, Collectors.toList()));
        Developments developments = new Developments();
        byArticle.values().stream()
                .map(article -> article.stream().sorted(BY_WEIGHT).toList())
                .sorted(BY_TIME)
                .forEach(developments::take);
        return developments;
    }

    /** The developments by time. */
    public List<Development> byTime() {
        return developments.stream()
                .sorted(comparing(Development::time)
                        .thenComparing(d -> d.first().published())
                        .thenComparing(d -> d.first().article().articleId())
                        .thenComparing(d -> d.first().type())
                        .thenComparing(Development::certainty))
                .toList();
    }

    /**
     * Takes in an article that was not among the reports, if it comes after all of them.
     *
     * @return whether it did; if not, all must be sorted anew
     */
    public boolean add(List<Report> article) {
        List<Report> byWeight = article.stream().sorted(BY_WEIGHT).toList();
        if (latest != null && BY_TIME.compare(latest, byWeight) >= 0) {
            return false;
        }
        take(byWeight);
        return true;
    }

    /** Who turns something down names what was put forward: that is no proposal of its own. */
    private static List<Report> withoutWhatIsTurnedDown(List<Report> byWeight) {
        return byWeight.stream()
                .filter(report -> report.type() != ChangeType.PROPOSED
                        || byWeight.stream()
                                .noneMatch(other -> other.type() == ChangeType.REJECTED
                                        && other.isAsserted()
                                        && other.actor().isPresent()
                                        && (report.actor().isEmpty()
                                                || report.actor().equals(other.actor()))))
                .toList();
    }

    /** Takes in an article. What it says beside its main report belongs to the same development, if it is akin to it. */
    private void take(List<Report> article) {
        latest = article;
        List<Report> byWeight = withoutWhatIsTurnedDown(article);
        List<Report> left = new ArrayList<>(byWeight);
        Development home = null;
        for (Report report : byWeight) {
            Optional<Development> telling = telling(report, development -> development.tells(report));
            if (telling.isPresent()) {
                telling.get().add(report);
                left.remove(report);
                home = home == null ? telling.get() : home;
            }
        }
        if (home == null) {
            Report lead = byWeight.get(0);
            left.remove(lead);
            Optional<Development> otherwise = telling(lead, development -> development.tellsOtherwise(lead));
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
    private Optional<Development> telling(Report report, Predicate<Development> tells) {
        return developments.stream()
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
        return developments.stream()
                .anyMatch(other -> other.isAgainst(development)
                        && other.time().isAfter(development.time())
                        && other.time().isBefore(report.eventTime())
                        && !(report.day().isPresent()
                                && report.day().equals(development.first().day())));
    }
}
