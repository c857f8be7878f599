package dev.parley.alert;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.OutletRef;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.event.VerdictReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        List<Change> changes) {

    /** Noon of the day that all tests happen on. */
    public static final Instant NOON = Instant.parse("2025-06-02T12:00:00Z");

    /** The first revision of an article published at noon that reports nothing. */
    public static TestVerdict of(String articleId) {
        return new TestVerdict(articleId, 1, NOON, NOON.plusSeconds(30), false, "rules-1", List.of());
    }

    public TestVerdict revision(int number) {
        return new TestVerdict(articleId, number, published, firstSeen, backlog, rules, changes);
    }

    /** Published, and seen half a minute later. */
    public TestVerdict published(Duration afterNoon) {
        Instant time = NOON.plus(afterNoon);
        return new TestVerdict(articleId, revision, time, time.plusSeconds(30), backlog, rules, changes);
    }

    public TestVerdict undatedButSeen(Duration afterNoon) {
        return new TestVerdict(articleId, revision, null, NOON.plus(afterNoon), backlog, rules, changes);
    }

    public TestVerdict fromBacklog() {
        return new TestVerdict(articleId, revision, published, firstSeen, true, rules, changes);
    }

    public TestVerdict byRules(String version) {
        return new TestVerdict(articleId, revision, published, firstSeen, backlog, version, changes);
    }

    /** The same without any change. */
    public TestVerdict reportingNothing() {
        return new TestVerdict(articleId, revision, published, firstSeen, backlog, rules, List.of());
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
                        Modality.ASSERTED, "ukraine-russia", List.of("Russia", "Ukraine"), quote, Evidence.Field.TEXT))
                .change(instrument, type, actor));
        return new TestVerdict(articleId, revision, published, firstSeen, backlog, rules, more);
    }

    public VerdictEvent event() {
        return new VerdictEvent(
                new ArticleRef(
                        articleId,
                        revision,
                        new OutletRef("morning-post", "The Morning Post", "SG", "en", 2),
                        "https://morning-post.example/" + articleId,
                        "An article called " + articleId,
                        null,
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
                firstSeen.plusSeconds(1));
    }

    /** The parts of a change that tests vary. */
    public record TestChange(
            Modality modality, @Nullable String dossier, List<String> parties, String quote, Evidence.Field field) {

        public TestChange as(Modality other) {
            return new TestChange(other, dossier, parties, quote, field);
        }

        public TestChange in(@Nullable String otherDossier, String... otherParties) {
            return new TestChange(modality, otherDossier, List.of(otherParties), quote, field);
        }

        public TestChange saying(String sentence) {
            return new TestChange(modality, dossier, parties, sentence, field);
        }

        public TestChange inTitle() {
            return new TestChange(modality, dossier, parties, quote, Evidence.Field.TITLE);
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
                    null,
                    new Evidence(field, start, start + quote.codePointCount(0, quote.length()), quote),
                    "rule of the test");
        }
    }
}
