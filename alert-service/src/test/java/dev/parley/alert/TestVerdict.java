package dev.parley.alert;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.OutletRef;
import dev.parley.contract.event.TextSketch;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.event.VerdictReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A verdict to be put together in a few words; each step returns a new one. */
public record TestVerdict(
        String articleId,
        int revision,
        @Nullable Instant published,
        Instant firstSeen,
        boolean backlog,
        String rules,
        List<Change> changes,
        String outlet,
        @Nullable String credit,
        @Nullable String text) {

    private static final Map<String, String> NAMES = Map.of("morning-post", "The Morning Post");

    /** Noon of the day that all tests happen on. */
    public static final Instant NOON = Instant.parse("2025-06-02T12:00:00Z");

    /** A minute and a half after noon. */
    public static final Clock CLOCK = Clock.fixed(NOON.plusSeconds(90), ZoneOffset.UTC);

    /** The first revision of an article published at noon that reports nothing. */
    public static TestVerdict of(String articleId) {
        return new TestVerdict(
                articleId, 1, NOON, NOON.plusSeconds(30), false, "rules-1", List.of(), "morning-post", null, null);
    }

    public TestVerdict revision(int number) {
        return new TestVerdict(articleId, number, published, firstSeen, backlog, rules, changes, outlet, credit, text);
    }

    /** Published, and seen half a minute later. */
    public TestVerdict published(Duration afterNoon) {
        Instant time = NOON.plus(afterNoon);
        return new TestVerdict(
                articleId, revision, time, time.plusSeconds(30), backlog, rules, changes, outlet, credit, text);
    }

    /** Seen, and judged a second later, long after it was published. */
    public TestVerdict seen(Duration afterNoon) {
        return new TestVerdict(
                articleId, revision, published, NOON.plus(afterNoon), backlog, rules, changes, outlet, credit, text);
    }

    public TestVerdict undatedButSeen(Duration afterNoon) {
        return new TestVerdict(
                articleId, revision, null, NOON.plus(afterNoon), backlog, rules, changes, outlet, credit, text);
    }

    public TestVerdict fromBacklog() {
        return new TestVerdict(articleId, revision, published, firstSeen, true, rules, changes, outlet, credit, text);
    }

    public TestVerdict byRules(String version) {
        return new TestVerdict(
                articleId, revision, published, firstSeen, backlog, version, changes, outlet, credit, text);
    }

    /** By another outlet. */
    public TestVerdict by(String otherOutlet) {
        return new TestVerdict(
                articleId, revision, published, firstSeen, backlog, rules, changes, otherOutlet, credit, text);
    }

    /** With the credit of an agency. */
    public TestVerdict credited(String agency) {
        return new TestVerdict(
                articleId, revision, published, firstSeen, backlog, rules, changes, outlet, agency, text);
    }

    /** With a text of its own. */
    public TestVerdict reading(String words) {
        return new TestVerdict(
                articleId, revision, published, firstSeen, backlog, rules, changes, outlet, credit, words);
    }

    /** The same without any change. */
    public TestVerdict reportingNothing() {
        return new TestVerdict(
                articleId, revision, published, firstSeen, backlog, rules, List.of(), outlet, credit, text);
    }

    /** One more change, as asserted in the Ukraine dossier by a sentence of its own words. */
    public TestVerdict reporting(Instrument instrument, ChangeType type, @Nullable String actor) {
        return reporting(instrument, type, actor, change -> change);
    }

    /** One more change, made by the steps from an asserted one in the Ukraine dossier. */
    public TestVerdict reporting(
            Instrument instrument, ChangeType type, @Nullable String actor, UnaryOperator<TestChange> steps) {
        List<Change> more = new ArrayList<>(changes);
        String quote = (actor == null ? "Somebody" : actor) + " did this to the " + instrument + ": " + type + ".";
        more.add(steps.apply(new TestChange(
                        Modality.ASSERTED,
                        "ukraine-russia",
                        List.of("Russia", "Ukraine"),
                        quote,
                        Evidence.Field.TEXT,
                        null))
                .change(instrument, type, actor));
        return new TestVerdict(articleId, revision, published, firstSeen, backlog, rules, more, outlet, credit, text);
    }

    public VerdictEvent event() {
        return new VerdictEvent(
                new ArticleRef(
                        articleId,
                        revision,
                        new OutletRef(outlet, NAMES.getOrDefault(outlet, outlet), "SG", "en", 2),
                        "https://morning-post.example/" + articleId,
                        "Title of " + articleId,
                        credit,
                        published,
                        null,
                        firstSeen,
                        backlog),
                !changes.isEmpty(),
                changes.isEmpty() ? 0.1 : 0.9,
                changes.isEmpty() ? VerdictReason.NO_MENTION : VerdictReason.CHANGE_REPORTED,
                changes.isEmpty() ? null : changes.get(0).dossier(),
                "en",
                changes,
                List.of(),
                rules,
                firstSeen.plusSeconds(1),
                text == null ? null : TextSketch.of(text).asText());
    }

    /** The parts of a change that tests vary. */
    public record TestChange(
            Modality modality,
            @Nullable String dossier,
            List<String> parties,
            String quote,
            Evidence.Field field,
            @Nullable String speaker) {

        public TestChange as(Modality other) {
            return new TestChange(other, dossier, parties, quote, field, speaker);
        }

        public TestChange in(@Nullable String otherDossier, String... otherParties) {
            return new TestChange(modality, otherDossier, List.of(otherParties), quote, field, speaker);
        }

        public TestChange saying(String sentence) {
            return new TestChange(modality, dossier, parties, sentence, field, speaker);
        }

        public TestChange saidBy(String name) {
            return new TestChange(modality, dossier, parties, quote, field, name);
        }

        public TestChange inTitle() {
            return new TestChange(modality, dossier, parties, quote, Evidence.Field.TITLE, speaker);
        }

        private Change change(Instrument instrument, ChangeType type, @Nullable String actor) {
            int start = 10;
            return new Change(
                    instrument,
                    type,
                    modality,
                    dossier,
                    parties,
                    actor,
                    speaker,
                    new Evidence(field, start, start + quote.codePointCount(0, quote.length()), quote),
                    "rule of the test");
        }
    }
}
