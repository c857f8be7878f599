package dev.parley.benchmarks.kafka;

import dev.parley.contract.event.ArticleEvent;
import dev.parley.contract.event.OutletRef;
import dev.parley.contract.event.TextSource;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Articles of the length of real ones (7 kB on average), one in fifty about a ceasefire; always the same ones. */
public final class NewsMix {

    /** Among so many articles one is about a ceasefire. */
    public static final int ONE_RELEVANT_IN = 50;

    private static final int SHORTEST = 30;
    private static final int LONGEST = 90;
    private static final Instant SEEN = Instant.parse("2025-06-02T09:00:00Z");
    private static final OutletRef OUTLET = new OutletRef("river-post", "River Post", "NL", "en", 2);

    private static final List<String> ORDINARY = List.of(
            "The council voted on Tuesday to widen the road between the harbour and the old market.",
            "Rain is expected in the north, while the south stays dry until the weekend.",
            "Shares of the shipping line rose by four per cent after it raised its forecast.",
            "A new library opened with twelve thousand books and a reading room for children.",
            "The striker scored twice before half-time and left the pitch to applause.",
            "Teachers and parents asked the ministry for smaller classes and longer breaks.",
            "Researchers found that the river carries more sand than it did ten years ago.",
            "The airline will add a second daily flight to the island from next month.",
            "Prices of bread and milk rose more slowly than in the month before.",
            "The court heard the last witness and will give its ruling in the autumn.",
            "Volunteers planted two hundred trees along the railway line.",
            "The band plays its first concert in the city since it was founded in a garage.",
            "Engineers closed the tunnel overnight to replace the lamps and the fans.",
            "The museum shows paintings that were kept in a cellar for half a century.");

    private static final List<String> RELEVANT = List.of(
            "Ukraine and Russia agreed on a 30-day ceasefire after talks in Istanbul, both delegations said on Monday.",
            "Russia handed Ukraine its memorandum on the terms of a peace settlement at the second round of talks.",
            "Kyiv rejected the terms of the proposed truce, the foreign ministry said.",
            "The ceasefire between the two armies was violated within hours, officials said.");

    private NewsMix() {}

    /** The article of this number. */
    public static ArticleEvent article(int number) {
        Random random = new Random(number);
        StringBuilder text = new StringBuilder();
        boolean relevant = number % ONE_RELEVANT_IN == 0;
        if (relevant) {
            text.append(pick(random, RELEVANT)).append("\n\n");
        }
        int sentences = SHORTEST + random.nextInt(LONGEST * 2 - SHORTEST * 2);
        for (int i = 0; i < sentences; i++) {
            text.append(pick(random, ORDINARY)).append(i % 4 == 3 ? "\n\n" : " ");
        }
        String id = "bench-" + number;
        String url = "https://river-post.example/" + id;
        return new ArticleEvent(
                id,
                1,
                OUTLET,
                "https://river-post.example/rss",
                url,
                url,
                pick(random, relevant ? RELEVANT : ORDINARY),
                text.toString(),
                TextSource.PAGE_BODY,
                "en",
                null,
                null,
                SEEN,
                null,
                SEEN,
                SEEN,
                false);
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
