package dev.parley.alert.notice;

import dev.parley.alert.story.WordFile;
import dev.parley.alert.story.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The words of {@code facts.yaml}, by which sentences say what is in an agreement, and that somebody joins it. */
final class FactWords {

    /**
     * The entries of the file.
     *
     * @param clauses for each, beginnings of words
     * @param joining beginnings of words
     */
    private record Beginnings(Map<String, List<String>> clauses, List<String> joining) {}

    private static final Beginnings BEGINNINGS =
            WordFile.read("facts.yaml", Beginnings.class, UnaryOperator.identity());

    private FactWords() {}

    /** The clauses that the sentence names. */
    static Set<String> clauses(String sentence) {
        Set<String> named = new TreeSet<>();
        List<String> words = Words.of(sentence, "");
        BEGINNINGS.clauses.forEach((clause, beginnings) -> {
            if (hasAny(words, beginnings)) {
                named.add(clause);
            }
        });
        return named;
    }

    /** Whether the sentence says that somebody takes part who did not before. */
    static boolean saysJoining(String sentence) {
        return hasAny(Words.of(sentence, ""), BEGINNINGS.joining);
    }

    private static boolean hasAny(List<String> words, List<String> beginnings) {
        for (String word : words) {
            for (String beginning : beginnings) {
                if (word.startsWith(beginning)) {
                    return true;
                }
            }
        }
        return false;
    }
}
