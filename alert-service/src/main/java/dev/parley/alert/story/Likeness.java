package dev.parley.alert.story;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How much two reports say the same beside what all on their subject say. */
final class Likeness {

    private static final int SHORTEST_WORD = 4;

    /** Endings differ between tenses and cases; the beginning of a word is enough to know it by. */
    private static final int STEM = 5;

    private static final int FEWEST_WORDS = 4;

    /** Beginnings of words that stand in every report, and so tell nothing. */
    private static final Set<String> COMMON = Set.of(
            "cease", "truce", "armis", "memor", "peace", "agree", "deal", "accor", "talks", "negot", "propo", "plan",
            "says", "said", "told", "with", "that", "this", "from", "have", "been", "were", "will", "would", "after",
            "their", "they", "which", "over", "into", "than", "about", "between", "betwe", "also", "more", "statem",
            "state", "offic", "minis", "presi", "monda", "tuesd", "wedne", "thurs", "frida", "satur", "sunda", "forei",
            "war", "conf", "confl", "fight", "side", "sides", "both", "part", "parti", "перем", "припи", "мемор",
            "мирн", "прекр", "вогню", "огня", "заяв");

    private Likeness() {}

    /** The words of a report that count. */
    static Set<String> words(String text, List<String> parties) {
        Set<String> names = new HashSet<>();
        parties.forEach(party -> names.add(stem(party.toLowerCase(Locale.ROOT))));
        Set<String> words = new HashSet<>();
        for (String word : Words.of(text, "")) {
            String stem = stem(word);
            boolean counts = word.length() >= SHORTEST_WORD || Character.isDigit(word.charAt(0));
            if (counts && !COMMON.contains(stem) && !names.contains(stem)) {
                words.add(stem);
            }
        }
        return words;
    }

    /** The share of the fewer words that stand among the others too, 0 to 1; 0 where there are too few to tell. */
    static double of(Collection<String> one, Collection<String> other) {
        int fewer = Math.min(one.size(), other.size());
        if (fewer < FEWEST_WORDS) {
            return 0;
        }
        long common = one.stream().filter(other::contains).count();
        return (double) common / fewer;
    }

    private static String stem(String word) {
        return word.length() <= STEM ? word : word.substring(0, STEM);
    }
}
