package dev.parley.benchmarks.alert;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.OutletRef;
import dev.parley.contract.event.StatedPosition;
import dev.parley.contract.event.TextSketch;
import dev.parley.contract.event.VerdictEvent;
import dev.parley.contract.event.VerdictReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Flagged verdicts of a month, as the outlets of twenty wars would give them: a quarter of all on the first war; a third
 * copies of a text that others carry; half of them a little late, one in a hundred by days. The same every time.
 */
final class InventedVerdicts {

    private static final int WARS = 20;
    private static final int OUTLETS = 60;
    private static final int ARTICLES_PER_TEXT = 12;
    private static final Duration MONTH = Duration.ofDays(30);
    private static final List<String> DAYS = List.of("", "", "", " on Monday", " on Thursday", " yesterday");

    private final Random random = new Random(7);
    private final Instant begin;
    private final int count;

    /**
     * @param begin of the month
     * @param count how many verdicts the month has
     */
    InventedVerdicts(Instant begin, int count) {
        this.begin = begin;
        this.count = count;
    }

    /** The verdict with this number, from 0; to be asked for in their order. */
    VerdictEvent next(int number) {
        int war = Math.min(random.nextInt(WARS), random.nextInt(WARS));
        Duration late = Duration.ofMinutes(
                random.nextInt(100) == 0 ? 4 * 24 * 60 : random.nextBoolean() ? random.nextInt(360) : 0);
        Instant seen = begin.plus(MONTH.multipliedBy(number).dividedBy(count));
        return verdict(number, war, seen.minus(late), seen);
    }

    /** A verdict on a war of its own, so that it is news. */
    static VerdictEvent news(int number, Instant now) {
        return new InventedVerdicts(now, 1).verdict(number, WARS + number, now, now);
    }

    private VerdictEvent verdict(int number, int war, Instant published, Instant seen) {
        ChangeType type = ChangeType.values()[random.nextInt(ChangeType.values().length)];
        String dossier = "war-" + war;
        List<String> parties = List.of("North " + war, "South " + war);
        String actor = parties.get(random.nextInt(2));
        int text = number / ARTICLES_PER_TEXT * 3 + random.nextInt(3);
        String quote = "%s made its step of the kind %s%s, with word%d and word%d as the reason, an official said."
                .formatted(actor, type, DAYS.get(random.nextInt(DAYS.size())), random.nextInt(90), random.nextInt(90));
        String outlet = "outlet-" + random.nextInt(OUTLETS);
        ArticleRef article = new ArticleRef(
                "article-" + number,
                1,
                new OutletRef(outlet, "The " + outlet, "SG", "en", 1 + random.nextInt(3)),
                "https://" + outlet + ".example/" + number,
                actor + " and the " + type + " of day " + number,
                null,
                published,
                null,
                seen,
                false);
        Change change = new Change(
                random.nextInt(4) == 0 ? Instrument.MEMORANDUM : Instrument.CEASEFIRE,
                type,
                random.nextInt(8) == 0 ? Modality.POSSIBLE : Modality.ASSERTED,
                dossier,
                parties,
                actor,
                null,
                new Evidence(Evidence.Field.TEXT, 0, quote.length(), quote),
                "invented");
        List<StatedPosition> positions = random.nextInt(5) == 0
                ? List.of(new StatedPosition(actor, "clause-" + random.nextInt(8), "wants word" + text, quote))
                : List.of();
        return new VerdictEvent(
                article,
                true,
                0.9,
                VerdictReason.CHANGE_REPORTED,
                dossier,
                "en",
                List.of(change),
                positions,
                "bench",
                seen,
                sketch(random.nextInt(3) == 0 ? text : -number));
    }

    private static String sketch(int text) {
        Random words = new Random(text);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            body.append("word").append(words.nextInt(5_000)).append(' ');
        }
        return TextSketch.of(body.toString()).asText();
    }
}
