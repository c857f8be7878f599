package dev.parley.alert.story;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.StatedPosition;
import dev.parley.contract.event.TextSketch;
import dev.parley.contract.event.VerdictEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One article revision reporting one change that may be news: anything but history. */
public final class Report {

    private static final String BY = "by ";

    private final ArticleRef article;
    private final Change change;
    private final @Nullable TextSketch sketch;
    private final List<String> context;
    private final Subject subject;
    private final ChangeType type;
    private final @Nullable String actor;
    private final Instant published;
    private final @Nullable LocalDate day;
    private final Instant eventTime;

    /** Most reports are never compared; two threads that find it at once find the same. */
    private @Nullable Set<String> words;

    private @Nullable List<String> sentences;
    private @Nullable Set<String> sources;
    private @Nullable Set<String> outletNames;
    private @Nullable Ends ends;

    /** What was asked for last, and will be for each report that comes to the same development. */
    private record Ends(Instant event, Instant from, List<StatedEnd.End> ends) {}

    /**
     * @param sketch of the article's text, where it is known
     */
    public Report(ArticleRef article, Change change, @Nullable TextSketch sketch) {
        this(article, change, sketch, List.of());
    }

    private Report(ArticleRef article, Change change, @Nullable TextSketch sketch, List<String> context) {
        this.context = context;
        this.article = Objects.requireNonNull(article, "article");
        this.change = Objects.requireNonNull(change, "change");
        this.sketch = sketch;
        Certainty certainty = Certainty.of(change.modality());
        this.subject = Subject.of(article, change);
        this.type = change.type() == ChangeType.ACCEPTED
                        && Jointly.done(change.evidence().quote(), change.parties())
                ? ChangeType.SIGNED
                : change.type();
        this.actor = StepKind.isMutual(type) ? null : actor(change);
        Instant stated = article.published();
        this.published = stated == null || stated.isAfter(article.firstSeen()) ? article.firstSeen() : stated;
        this.day = certainty == Certainty.TENTATIVE
                ? null
                : StatedDay.in(change.evidence().quote(), published)
                        .or(() -> dayOfHeadline())
                        .orElse(null);
        this.eventTime = eventTime(day, published);
    }

    /**
     * What an article reports. A headline seldom says on which day, and often not until when: the sentences below it that
     * speak of the same do.
     *
     * @param changes those that are history are left out
     * @param positions that the article reports
     * @param sketch of the article's text, where it is known
     */
    public static List<Report> of(
            ArticleRef article, List<Change> changes, List<StatedPosition> positions, @Nullable TextSketch sketch) {
        List<Change> news = changes.stream()
                .filter(change -> change.modality() != Modality.BACKGROUND)
                .toList();
        return news.stream()
                .map(change -> new Report(article, change, sketch, context(change, news, positions)))
                .toList();
    }

    /** What the article of a verdict reports. Positions count where they are kept: in a watched conflict. */
    public static List<Report> of(VerdictEvent verdict, @Nullable TextSketch sketch) {
        List<StatedPosition> positions = verdict.dossier() == null ? List.of() : verdict.positions();
        return of(verdict.article(), verdict.changes(), positions, sketch);
    }

    /** The other sentences that are evidence of the same change, and those by which its parties take their positions. */
    private static List<String> context(Change change, List<Change> news, List<StatedPosition> positions) {
        if (change.evidence().field() != Evidence.Field.TITLE) {
            return List.of();
        }
        Stream<String> told = news.stream()
                .filter(other -> other.instrument() == change.instrument()
                        && other.type() == change.type()
                        && other.modality() == change.modality()
                        && Objects.equals(other.dossier(), change.dossier()))
                .map(other -> other.evidence().quote());
        Stream<String> stated = positions.stream()
                .filter(position -> change.parties().contains(position.party()))
                .map(StatedPosition::quote);
        return Stream.concat(told, stated)
                .filter(quote -> !quote.equals(change.evidence().quote()))
                .distinct()
                .toList();
    }

    private Optional<LocalDate> dayOfHeadline() {
        Set<String> headline = Likeness.words(change.evidence().quote(), change.parties());
        return context.stream()
                .filter(sentence ->
                        Likeness.words(sentence, change.parties()).stream().anyMatch(headline::contains))
                .map(sentence -> StatedDay.in(sentence, published))
                .flatMap(Optional::stream)
                .findFirst();
    }

    public ArticleRef article() {
        return article;
    }

    /** As the article reports it. */
    public Change change() {
        return change;
    }

    public @Nullable TextSketch sketch() {
        return sketch;
    }

    public Subject subject() {
        return subject;
    }

    /** The type of the change; what both sides accept in one breath is agreed. */
    public ChangeType type() {
        return type;
    }

    public Certainty certainty() {
        return Certainty.of(change.modality());
    }

    public boolean isAsserted() {
        return change.modality() == Modality.ASSERTED;
    }

    /** Who did it, by name; "the officials" are nobody. */
    public Optional<String> actor() {
        return Optional.ofNullable(actor);
    }

    /** Whether it was the actor, and no other, who says so. */
    public boolean isSelfSpoken() {
        return actor != null && actor.equals(change.speaker());
    }

    public List<String> parties() {
        return change.parties();
    }

    /** The sentence that says so. */
    public String quote() {
        return change.evidence().quote();
    }

    /**
     * The ends that it states. Of what the terms are to bring by some day, that day is not the end.
     *
     * @param event when what it reports happened
     * @param from where a length begins
     */
    public List<StatedEnd.End> ends(Instant event, Instant from) {
        Ends known = ends;
        if (known == null || !known.event.equals(event) || !known.from.equals(from)) {
            ZoneId zone = StatedEnd.zone(subject.dossier());
            known = new Ends(
                    event,
                    from,
                    sentences().stream()
                            .flatMap(sentence -> StatedEnd.in(sentence, event, from, zone).stream())
                            .filter(end ->
                                    !StepKind.isOffer(type) || !end.words().startsWith(BY))
                            .toList());
            ends = known;
        }
        return known.ends;
    }

    /** The sentences that may say until when: the evidence, the headline, and what else speaks of the same. */
    public List<String> sentences() {
        List<String> known = sentences;
        if (known == null) {
            known = Stream.concat(Stream.of(quote(), article.title()), context.stream())
                    .distinct()
                    .toList();
            sentences = known;
        }
        return known;
    }

    /** Whether it says that it happened once more. */
    boolean isOnceMore() {
        return OnceMore.isSaid(quote());
    }

    /** The agency that the article credits first, in lower case. */
    Optional<String> agency() {
        return Attribution.agency(article);
    }

    /** Whether it says, by its sentence, its headline or a credit, that it has the news from the outlet of the other. */
    boolean isFromOutletOf(Report source) {
        return !article.outlet().id().equals(source.article.outlet().id())
                && source.outletNames().stream().anyMatch(sources()::contains);
    }

    private Set<String> outletNames() {
        Set<String> known = outletNames;
        if (known == null) {
            known = Attribution.names(article.outlet());
            outletNames = known;
        }
        return known;
    }

    /** Whether it has the news from the outlet of the other or, by its sentence too, from its agency. */
    boolean isFrom(Report source) {
        return isFromOutletOf(source)
                || source.agency().filter(sources()::contains).isPresent();
    }

    private Set<String> sources() {
        Set<String> known = sources;
        if (known == null) {
            known = Attribution.sources(article, quote());
            sources = known;
        }
        return known;
    }

    /** What the report says beside what all on the subject say. */
    Set<String> words() {
        Set<String> known = words;
        if (known == null) {
            known = Set.copyOf(
                    Likeness.words(article.title() + " " + change.evidence().quote(), change.parties()));
            words = known;
        }
        return known;
    }

    /** The day on which it happened, where the sentence says so. */
    Optional<LocalDate> day() {
        return Optional.ofNullable(day);
    }

    /**
     * When it was published, or first seen where the outlet does not say or says a time that was still to come when the
     * article was there already.
     */
    public Instant published() {
        return published;
    }

    /** When it happened: on the day that the sentence states, and never after it was published. */
    public Instant eventTime() {
        return eventTime;
    }

    private static Instant eventTime(@Nullable LocalDate day, Instant published) {
        if (day == null) {
            return published;
        }
        Instant end = day.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC);
        return end.isBefore(published) ? end : published;
    }

    private static @Nullable String actor(Change change) {
        String actor = change.actor();
        if (actor == null || actor.isBlank()) {
            return null;
        }
        return change.parties().contains(actor) || Character.isUpperCase(actor.codePointAt(0)) ? actor : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Report report && article.equals(report.article) && change.equals(report.change);
    }

    @Override
    public int hashCode() {
        return Objects.hash(article, change);
    }

    @Override
    public String toString() {
        return article.articleId() + "." + article.revision() + " " + change;
    }
}
