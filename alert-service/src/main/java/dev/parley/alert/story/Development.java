package dev.parley.alert.story;

import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.NoticeEvidence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a subject once, with all reports of it. It is what its first report says; later ones confirm
 * it and may name who did it where the first did not.
 */
public final class Development {

    /** Longest time between the first report and another one of the same. */
    private static final Duration REACH = Duration.ofHours(18);

    /** The same for what may happen again the next day, unless the reports are alike. */
    private static final Duration SHORT_REACH = Duration.ofHours(12);

    /** The same for reports that state the day, and for copies of one text. */
    private static final Duration LONG_REACH = Duration.ofHours(48);

    /** Longest time between reports that call the same by different types. */
    private static final Duration OTHERWISE_REACH = Duration.ofHours(6);

    private static final double ALIKE = 0.3;
    private static final double SAME_IN_OTHER_WORDS = 0.55;

    /** Comparing with each of a thousand reports would cost much and tell no more. */
    private static final int COMPARED = 24;

    /**
     * A report and how it came in.
     *
     * @param beside whether it stands beside the main report of its article, and names no other actor
     */
    public record Member(Report report, boolean beside) {}

    private final Report first;
    private final Instant earliest;
    private final Instant latest;
    private final List<Member> members = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();
    private final Set<String> articles = new LinkedHashSet<>();
    private final Set<String> actors = new LinkedHashSet<>();
    private final Set<String> parties = new LinkedHashSet<>();
    private @Nullable LocalDate day;

    Development(Report first) {
        this.first = first;
        this.earliest = first.published().minus(LONG_REACH);
        this.latest = first.published().plus(LONG_REACH);
        add(first);
    }

    /** The development that was made of these, in this order; at least one. */
    public static Development ofMembers(List<Member> members) {
        Development development = new Development(members.get(0).report());
        members.stream().skip(1).forEach(development::add);
        return development;
    }

    /** What the reports tell, if they are all that is known of it. */
    public static Development of(List<Report> reports) {
        Development development = new Development(reports.get(0));
        reports.stream().skip(1).forEach(development::add);
        return development;
    }

    /** The report that it is told by: the earliest by the time of the event. */
    public Report first() {
        return first;
    }

    /** Each report, the first one first, then in the order of their event times. */
    public List<Report> reports() {
        return Collections.unmodifiableList(reports);
    }

    /** Each report with how it came in, in the order in which they were taken. */
    public List<Member> members() {
        return Collections.unmodifiableList(members);
    }

    public Subject subject() {
        return first.subject();
    }

    public ChangeType type() {
        return first.type();
    }

    public Certainty certainty() {
        return first.certainty();
    }

    /** When it happened. */
    public Instant time() {
        return first.eventTime();
    }

    /** Who did it, the first named first; empty while no report says so. */
    public List<String> actors() {
        return List.copyOf(actors);
    }

    /** The one who did it, where exactly one is known. */
    public Optional<String> actor() {
        return actors.size() == 1 ? actors.stream().findFirst() : Optional.empty();
    }

    /** The party on whose word alone it rests, where that party speaks of the other side's doing. */
    public Optional<String> accuser() {
        Set<String> speakers = new HashSet<>();
        for (Report report : reports) {
            if (report.certainty() == certainty()) {
                speakers.add(Objects.requireNonNullElse(report.change().speaker(), ""));
            }
        }
        return speakers.size() != 1 || actors.isEmpty()
                ? Optional.empty()
                : speakers.stream()
                        .filter(speaker -> parties.contains(speaker) && !actors.contains(speaker))
                        .findFirst();
    }

    public List<String> parties() {
        return List.copyOf(parties);
    }

    /** The ids of the articles that report it. */
    public Set<String> articles() {
        return Collections.unmodifiableSet(articles);
    }

    /** The reports of one article. */
    public List<Report> reportsOf(String articleId) {
        return reports.stream()
                .filter(report -> report.article().articleId().equals(articleId))
                .toList();
    }

    /** How many independent origins report it as firmly as it stands. */
    public int origins() {
        return Origins.count(
                reports.stream().filter(r -> r.certainty() == certainty()).toList());
    }

    /** The day on which it happened, as far as a report states one. */
    private Optional<LocalDate> day() {
        return Optional.ofNullable(day);
    }

    /** The first sentence of the development, as evidence. */
    public NoticeEvidence evidence() {
        return evidence(first);
    }

    /** A report as evidence. */
    public static NoticeEvidence evidence(Report report) {
        return new NoticeEvidence(
                report.article(), report.change().evidence(), report.change().speaker());
    }

    void add(Report report) {
        add(new Member(report, false));
    }

    /** Takes in what an article says beside its main report, which names no other actor. */
    void addBeside(Report report) {
        add(new Member(report, true));
    }

    private void add(Member member) {
        Report report = member.report;
        members.add(member);
        reports.add(report);
        articles.add(report.article().articleId());
        if (!member.beside && report.type() == type()) {
            report.actor().ifPresent(actors::add);
        }
        parties.addAll(report.parties());
        if (day == null) {
            day = report.day().orElse(null);
        }
    }

    /** The development as it was before the first of these articles was taken; absent when that opened it. */
    Optional<Development> before(Set<String> later) {
        if (Collections.disjoint(articles, later)) {
            return Optional.of(this);
        }
        List<Member> earlier = members.stream()
                .takeWhile(member -> !later.contains(member.report.article().articleId()))
                .toList();
        return earlier.isEmpty() ? Optional.empty() : Optional.of(ofMembers(earlier));
    }

    /** Whether a report of that time can be of this development at all. */
    boolean isWithinReach(Report report) {
        Instant published = report.published();
        return !published.isBefore(earliest) && !published.isAfter(latest);
    }

    /** Whether the report, which is within reach, says the same of the same time, by its type and actor. */
    boolean tells(Report report) {
        return type() == report.type()
                && certainty().covers(report.certainty())
                && (agreesOnActor(report) || isCopied(report))
                && isNear(report);
    }

    /** Whether the report, which is within reach, says the same in other words and was taken for another type. */
    boolean tellsOtherwise(Report report) {
        if (StepKind.areOpposites(type(), report.type()) || !certainty().covers(report.certainty())) {
            return false;
        }
        if (isCopied(report) && likeness(report) >= ALIKE) {
            return true;
        }
        // what may follow from a fact that is hours old is no news of its own
        boolean lesser = certainty() == Certainty.ASSERTED
                && (report.certainty() == Certainty.TENTATIVE || StepKind.leadsTo(report.type(), type()));
        return (StepKind.areAkin(type(), report.type()) || StepKind.leadsTo(report.type(), type()))
                && agreesOnActor(report)
                && agreesOnDay(report)
                && distance(report).compareTo(OTHERWISE_REACH) <= 0
                && (lesser || likeness(report) >= SAME_IN_OTHER_WORDS);
    }

    /** Whether this development undoes or refutes the other: the opposite by the same actor, or its denial. */
    boolean isAgainst(Development other) {
        boolean contrary = StepKind.areOpposites(type(), other.type())
                ? certainty() == Certainty.ASSERTED && other.certainty() == Certainty.ASSERTED
                : type() == other.type()
                        && (certainty() == Certainty.DENIED) != (other.certainty() == Certainty.DENIED);
        return contrary && sharesActor(other);
    }

    /** Whether both are about the same actor, as far as actors are known. */
    public boolean sharesActor(Development other) {
        return actors.isEmpty() || other.actors.isEmpty() || !Collections.disjoint(actors, other.actors);
    }

    /** Whether reports of both state the day, and not the same one. */
    public boolean isOfAnotherDayThan(Development other) {
        return day().isPresent() && other.day().isPresent() && !day().equals(other.day());
    }

    /** Whether this report is a copy of one that the development has from another article, or says that it is from there. */
    public boolean hasSourceOf(Report report) {
        return reports.stream()
                .anyMatch(known ->
                        !known.article().articleId().equals(report.article().articleId())
                                && (Copies.areCopies(known, report) || report.isFrom(known)));
    }

    /** Whether an article reports it by another word than that of the outlet of these reports. */
    public boolean isReportedBesides(String articleId, Collection<Report> others) {
        return reportsOf(articleId).stream().anyMatch(report -> others.stream().noneMatch(report::isFromOutletOf));
    }

    /**
     * Whether a report on another instrument tells the same news: at the same time, and a copy, much alike, or by the same
     * actor and of the same length or number of points. Of another length or number it is not, however alike the words: who
     * hands over a paper and offers a truce in one evening is told of in the same words.
     */
    public boolean isSameNewsAs(Report report) {
        return StepKind.areAkin(type(), report.type())
                && distance(report).compareTo(OTHERWISE_REACH) <= 0
                && reports.stream().noneMatch(known -> known.article()
                        .articleId()
                        .equals(report.article().articleId()))
                && (isCopied(report) || isAlikeInMeasure(report));
    }

    private boolean isAlikeInMeasure(Report report) {
        Set<String> measures = Measures.of(report);
        Set<String> known = measures();
        if (measures.isEmpty() || known.isEmpty()) {
            return likeness(report) >= SAME_IN_OTHER_WORDS;
        }
        return Measures.areShared(measures, known) && (likeness(report) >= SAME_IN_OTHER_WORDS || isOfTheSame(report));
    }

    /**
     * Whether a report on another instrument tells of the same step by the same actor at the same time, and of no other
     * length or number of points; never what opens an agreement, for that may well be another one.
     */
    public boolean isSameStepAs(Report report) {
        Set<String> measures = Measures.of(report);
        Set<String> known = measures();
        return type() == report.type()
                && !StepKind.isOpening(type())
                && certainty() == report.certainty()
                && distance(report).compareTo(OTHERWISE_REACH) <= 0
                && isOfTheSame(report)
                && !articles.contains(report.article().articleId())
                && (measures.isEmpty() || known.isEmpty() || Measures.areShared(measures, known));
    }

    private boolean isOfTheSame(Report report) {
        return actor().equals(report.actor())
                && agreesOnDay(report)
                && !Collections.disjoint(parties, report.parties());
    }

    private Set<String> measures() {
        Set<String> measures = new HashSet<>();
        reports.forEach(report -> measures.addAll(Measures.of(report)));
        return measures;
    }

    /** This development with what is said of it as one of another instrument. */
    public Development with(List<Report> otherwise) {
        Development both = ofMembers(members);
        otherwise.forEach(both::addBeside);
        return both;
    }

    double likeness(Report report) {
        double most = 0;
        for (int i = 0; i < compared(); i++) {
            most = Math.max(most, Likeness.of(reports.get(i).words(), report.words()));
        }
        return most;
    }

    Duration distance(Report report) {
        return Duration.between(first.published(), report.published()).abs();
    }

    /**
     * Whether another outlet carries the text. Follow-ups of one outlet, and updates of a wire under a new headline, repeat
     * paragraphs of what went before and are news all the same.
     */
    private boolean isCopied(Report report) {
        String outlet = report.article().outlet().id();
        for (int i = 0; i < compared(); i++) {
            Report known = reports.get(i);
            if (!known.article().outlet().id().equals(outlet) && Copies.areCopies(known, report)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNear(Report report) {
        Optional<LocalDate> day = day();
        if (day.isPresent() && report.day().isPresent()) {
            long days = Math.abs(ChronoUnit.DAYS.between(day.get(), report.day().get()));
            // midnight lies elsewhere for each outlet
            return days == 0
                    ? distance(report).compareTo(LONG_REACH) <= 0
                    : days == 1
                            && StepKind.isLasting(type())
                            && distance(report).compareTo(SHORT_REACH) <= 0;
        }
        if (!StepKind.isLasting(type()) && report.isOnceMore() && !first.isOnceMore()) {
            return distance(report).compareTo(SHORT_REACH) <= 0;
        }
        if (StepKind.isLasting(type()) || likeness(report) >= ALIKE) {
            return distance(report).compareTo(REACH) <= 0;
        }
        return distance(report).compareTo(SHORT_REACH) <= 0
                || isCopied(report) && distance(report).compareTo(LONG_REACH) <= 0;
    }

    private boolean agreesOnDay(Report report) {
        return day().isEmpty() || report.day().isEmpty() || day().equals(report.day());
    }

    /**
     * A report without an actor is taken as being about whoever the development names, and the other way round, unless
     * they speak of different parties: headlines often leave out who did it.
     */
    private boolean agreesOnActor(Report report) {
        if (report.actor().isPresent() && !actors.isEmpty()) {
            return actors.contains(report.actor().get());
        }
        return report.actor().isEmpty() && actors.isEmpty()
                || parties.isEmpty()
                || report.parties().isEmpty()
                || !Collections.disjoint(report.parties(), parties);
    }

    private int compared() {
        return Math.min(reports.size(), COMPARED);
    }

    @Override
    public String toString() {
        return certainty() + " " + type() + " " + actors + " " + time() + " " + articles();
    }
}
