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
 * Verdicts in the order in which they come, as the outlets of twenty wars would give them: a tenth of all on the first
 * war; a third copies of a text that others carry; half of them up to six hours late, one in a hundred by days. The same
 * every time. They are less orderly than wars are: any step may follow on any other.
 */
final class InventedVerdicts {

    /** Every verdict reports a change. */
    static final int ALL_FLAGGED = 1;

    private static final int WARS = 20;
    private static final int OUTLETS = 60;
    private static final int ARTICLES_PER_TEXT = 12;
    private static final int MOST_MINUTES_LATE = 360;
    private static final Duration VERY_LATE = Duration.ofDays(4);
    private static final List<String> DAYS = List.of("", "", "", " on Monday", " on Thursday", " yesterday");

    private final Random random = new Random(7);
    private final Instant begin;
    private final Duration span;
    private final int count;
    private final int oneFlaggedIn;
    private int number;

    /**
     * @param count how many there are in the span of time
     * @param oneFlaggedIn of so many verdicts one reports a change; the others nothing
     */
    InventedVerdicts(Instant begin, Duration span, int count, int oneFlaggedIn) {
        this.begin = begin;
        this.span = span;
        this.count = count;
        this.oneFlaggedIn = oneFlaggedIn;
    }

    VerdictEvent next() {
        Instant seen = begin.plus(span.multipliedBy(number).dividedBy(count));
        if (random.nextInt(oneFlaggedIn) > 0) {
            return unflagged(seen);
        }
        Duration late = random.nextInt(100) == 0
                ? VERY_LATE
                : Duration.ofMinutes(random.nextBoolean() ? random.nextInt(MOST_MINUTES_LATE) : 0);
        return verdict(Math.min(random.nextInt(WARS), random.nextInt(WARS)), seen.minus(late), seen);
    }

    /** A report on the first war that comes when all others are there. */
    VerdictEvent late(Instant published) {
        return verdict(0, published, begin.plus(span));
    }

    /**
     * The first report on a war, so that it is news.
     *
     * @param war its number, from 0, beside the twenty
     */
    VerdictEvent news(int war, Instant now) {
        return verdict(WARS + war, now, now);
    }

    private ArticleRef article(String title, Instant published, Instant seen) {
        String outlet = "outlet-" + random.nextInt(OUTLETS);
        return new ArticleRef(
                "article-" + begin.getEpochSecond() + "-" + number++,
                1,
                new OutletRef(outlet, "The " + outlet, "SG", "en", 1 + random.nextInt(3)),
                "https://" + outlet + ".example/" + number,
                title,
                null,
                published,
                null,
                seen,
                false);
    }

    private VerdictEvent unflagged(Instant seen) {
        return new VerdictEvent(
                article("Shares rose by " + random.nextInt(9) + " per cent", seen, seen),
                false,
                0.01,
                VerdictReason.NO_MENTION,
                null,
                "en",
                List.of(),
                List.of(),
                "bench",
                seen,
                null);
    }

    private VerdictEvent verdict(int war, Instant published, Instant seen) {
        ChangeType type = ChangeType.values()[random.nextInt(ChangeType.values().length)];
        String dossier = "war-" + war;
        List<String> parties = List.of("North " + war, "South " + war);
        String actor = parties.get(random.nextInt(2));
        int text = number / ARTICLES_PER_TEXT * 3 + random.nextInt(3);
        int own = -number;
        String quote = "%s made its step of the kind %s%s, with word%d and word%d as the reason, an official said."
                .formatted(actor, type, DAYS.get(random.nextInt(DAYS.size())), random.nextInt(90), random.nextInt(90));
        ArticleRef article = article(actor + " and the " + type + " of day " + number, published, seen);
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
                sketch(random.nextInt(3) == 0 ? text : own));
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
