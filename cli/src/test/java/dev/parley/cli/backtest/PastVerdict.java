package dev.parley.cli.backtest;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.OutletRef;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.event.VerdictReason;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Verdicts about articles on one conflict, each by an outlet of its own. */
final class PastVerdict {

    private PastVerdict() {}

    /** An article that reports a change of a ceasefire, classified a second after it was published. */
    static VerdictEvent of(String id, String published, ChangeType type, String actor) {
        String quote = actor + " did this about the ceasefire, " + id + " writes: " + type + ".";
        return verdict(
                id,
                Instant.parse(published),
                List.of(new Change(
                        Instrument.CEASEFIRE,
                        type,
                        Modality.ASSERTED,
                        "ukraine-russia",
                        List.of("Russia", "Ukraine"),
                        actor,
                        null,
                        new Evidence(Evidence.Field.TEXT, 0, quote.length(), quote),
                        "rule of the test")));
    }

    /** An article about something else. */
    static VerdictEvent ofNothing(String id, String published) {
        return verdict(id, Instant.parse(published), List.of());
    }

    private static VerdictEvent verdict(String id, Instant published, List<Change> changes) {
        return new VerdictEvent(
                new ArticleRef(
                        id,
                        1,
                        new OutletRef("outlet-of-" + id, "Outlet of " + id, null, "en", 2),
                        "https://" + id + ".example/",
                        "Title of " + id,
                        null,
                        published,
                        null,
                        published,
                        false),
                !changes.isEmpty(),
                changes.isEmpty() ? 0.1 : 0.9,
                changes.isEmpty() ? VerdictReason.NO_MENTION : VerdictReason.CHANGE_REPORTED,
                changes.isEmpty() ? null : "ukraine-russia",
                "en",
                changes,
                List.of(),
                "rules-1",
                published.plusSeconds(1),
                null);
    }

    /** Each as a batch of its own. */
    static SortedMap<Instant, List<VerdictEvent>> batches(VerdictEvent... verdicts) {
        SortedMap<Instant, List<VerdictEvent>> batches = new TreeMap<>();
        for (VerdictEvent verdict : verdicts) {
            batches.put(verdict.classified(), List.of(verdict));
        }
        return batches;
    }
}
