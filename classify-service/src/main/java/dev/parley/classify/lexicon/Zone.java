package dev.parley.classify.lexicon;

import dev.parley.classify.text.Sentence;

/** Where in an article a sentence stands. */
public enum Zone {
    TITLE,
    /** The first seventy words of running text. */
    LEAD,
    BODY;

    private static final int LEAD_WORDS = 70;
    private static final int SHORTEST_SENTENCE = 5;

    /** The zone of every sentence of an article. */
    public static Zone[] of(Reading reading) {
        Zone[] zones = new Zone[reading.sentences().size()];
        int words = 0;
        for (Sentence sentence : reading.sentences()) {
            if (sentence.heading()) {
                zones[sentence.number()] = TITLE;
            } else {
                zones[sentence.number()] = words < LEAD_WORDS ? LEAD : BODY;
                if (sentence.length() >= SHORTEST_SENTENCE) {
                    words += sentence.length();
                }
            }
        }
        return zones;
    }
}
