package dev.parley.alert.story;

import java.util.List;
import java.util.Set;

/** Whether a sentence says that something happened once more: "rejects a new offer", "breaks the truce again". */
final class OnceMore {

    private static final Set<String> WORDS = Set.of(
            "again",
            "another",
            "second",
            "third",
            "fresh",
            "renewed",
            "new",
            "знову",
            "новий",
            "нову",
            "нове",
            "нового",
            "вдруге",
            "снова",
            "вновь",
            "опять",
            "новый",
            "новую",
            "новое",
            "повторно");

    /** Behind "new", these make a name. */
    private static final Set<String> NAMES = Set.of("delhi", "york", "zealand", "year");

    private OnceMore() {}

    static boolean isSaid(String sentence) {
        List<String> words = Words.of(sentence, "");
        for (int i = 0; i < words.size(); i++) {
            boolean name = i + 1 < words.size() && NAMES.contains(words.get(i + 1));
            if (WORDS.contains(words.get(i)) && !name) {
                return true;
            }
        }
        return false;
    }
}
