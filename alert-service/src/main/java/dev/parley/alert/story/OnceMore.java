package dev.parley.alert.story;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Whether a sentence says that something happened once more: "rejects a new offer", "breaks the truce again". The words are
 * those of {@code once-more.yaml}.
 */
final class OnceMore {

    /**
     * The entries of the file.
     *
     * @param words that say so
     * @param names what stands behind such a word where both are a name
     */
    private record Phrases(Set<String> words, Set<String> names) {}

    private static final Phrases PHRASES = WordFile.read("once-more.yaml", Phrases.class, UnaryOperator.identity());

    private OnceMore() {}

    static boolean isSaid(String sentence) {
        List<String> words = Words.of(sentence, "");
        for (int i = 0; i < words.size(); i++) {
            boolean name = i + 1 < words.size() && PHRASES.names.contains(words.get(i + 1));
            if (PHRASES.words.contains(words.get(i)) && !name) {
                return true;
            }
        }
        return false;
    }
}
