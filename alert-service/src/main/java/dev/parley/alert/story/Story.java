package dev.parley.alert.story;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Articles about the same change: same subject, same actor, same certainty, each within {@link #WINDOW} of another one by
 * the time of the event, whenever they arrive.
 *
 * @param id derives from what opened the story, so that a repeat of the same input finds the same story
 * @param actors who did it; empty while no report said so
 * @param parties all that the reports named
 * @param firstEvent the earliest event time of its reports
 * @param lastEvent the latest event time of its reports
 */
public record Story(
        String id,
        StorySubject subject,
        Certainty certainty,
        Set<String> actors,
        Set<String> parties,
        Instant firstEvent,
        Instant lastEvent) {

    /** How far apart two reports of the same change may be. */
    public static final Duration WINDOW = Duration.ofHours(24);

    public Story {
        requireNonNull(id, "id");
        requireNonNull(subject, "subject");
        requireNonNull(certainty, "certainty");
        actors = Set.copyOf(actors);
        parties = Set.copyOf(parties);
        requireNonNull(firstEvent, "firstEvent");
        requireNonNull(lastEvent, "lastEvent");
    }

    /** The story that the reports of one article open: same subject, same certainty, at least one. */
    static Story openedBy(List<Report> reports) {
        Report lead = reports.get(0);
        Set<String> actors = new TreeSet<>(knownActors(reports));
        String id = ContentId.of(
                lead.subject().asText(),
                lead.certainty().name(),
                String.join("+", actors),
                lead.article().articleId(),
                lead.eventTime().toString());
        return new Story(
                id,
                lead.subject(),
                lead.certainty(),
                actors,
                reports.stream().flatMap(r -> r.change().parties().stream()).collect(Collectors.toSet()),
                lead.eventTime(),
                lead.eventTime());
    }

    /** Whether the report says nothing but what the story already tells, whenever it was. */
    boolean tells(Report report) {
        return subject.equals(report.subject())
                && certainty.covers(report.certainty())
                && agreesOnActor(report.actor(), report.change().parties());
    }

    /** Whether the report's event time lies within the window around the story's reports. */
    boolean isCurrentAt(Instant eventTime) {
        return !eventTime.isBefore(firstEvent.minus(WINDOW)) && !eventTime.isAfter(lastEvent.plus(WINDOW));
    }

    /** How far the time lies outside the span of the story's reports; zero inside. */
    Duration distanceTo(Instant eventTime) {
        if (eventTime.isBefore(firstEvent)) {
            return Duration.between(eventTime, firstEvent);
        }
        return eventTime.isAfter(lastEvent) ? Duration.between(lastEvent, eventTime) : Duration.ZERO;
    }

    /** The story with a report that it {@linkplain #tells tells}; it may teach an actor, and it widens the window. */
    Story joinedBy(Report report) {
        Instant time = report.eventTime();
        return new Story(
                id,
                subject,
                certainty,
                union(actors, knownActors(List.of(report))),
                union(parties, report.change().parties()),
                time.isBefore(firstEvent) ? time : firstEvent,
                time.isAfter(lastEvent) ? time : lastEvent);
    }

    /**
     * A report without an actor is taken as being about whoever the story names, and the other way round, unless they
     * speak of different parties: headlines often leave out who did it.
     */
    private boolean agreesOnActor(@Nullable String actor, List<String> reportedParties) {
        if (actor != null && !actors.isEmpty()) {
            return actors.contains(actor);
        }
        return (actor == null && actors.isEmpty())
                || parties.isEmpty()
                || reportedParties.isEmpty()
                || reportedParties.stream().anyMatch(parties::contains);
    }

    private static List<String> knownActors(Collection<Report> reports) {
        return reports.stream().map(Report::actor).flatMap(Stream::ofNullable).toList();
    }

    private static Set<String> union(Set<String> some, Collection<String> more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }
}
