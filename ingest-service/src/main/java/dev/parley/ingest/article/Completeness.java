package dev.parley.ingest.article;

import dev.parley.contract.event.Access;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a text is the whole article or only its beginning, as far as that can be told. */
final class Completeness {

    /** So much of the stated length is as much as any two ways of counting words agree on. */
    private static final double AS_STATED = 0.8;

    private static final double FAR_LESS = 0.6;

    /** Outlets that state fewer words count something else. */
    private static final int STATED_AT_LEAST = 50;

    /** Longer words on average: a script without spaces, where words cannot be counted. */
    private static final int LONGEST_WORDS = 20;

    /** What stands before a wall is shorter. */
    private static final int BEGINNING = 1_000;

    /** No outlet shows so much before a wall. */
    private static final int BEYOND_A_WALL = 3_000;

    private static final int LONG = 1_500;

    private static final List<String> CUTS = List.of("…", "...", "[…]", "[...]", "(...)", "(…)");
    private static final String SENTENCE_ENDS = ".!?。！？।\"”»“’)";

    /** Last lines that send readers on, as letters alone. */
    private static final Set<String> SENDS_ON = Set.of(
            "readmore",
            "readon",
            "readthefullarticle",
            "readthefullstory",
            "readfullarticle",
            "readfullstory",
            "continuereading",
            "keepreading",
            "weiterlesen",
            "mehrlesen",
            "lirelasuite",
            "ensavoirplus",
            "leermás",
            "seguirleyendo",
            "continuaaleggere",
            "leggitutto",
            "lermais",
            "continuarlendo",
            "czytajdalej",
            "читатьдалее",
            "читатьполностью",
            "подробнее",
            "читатидалі",
            "читатиповністю",
            "детальніше");

    private Completeness() {}

    /**
     * Judges a text.
     *
     * @param access as the page declares it
     * @param statedWords the length of the article in words by the page's own account; 0 where it does not say
     * @return null where nobody can tell
     */
    static @Nullable Boolean of(String text, @Nullable Access access, int statedWords) {
        if (isCut(text)) {
            return false;
        }
        Boolean asStated = asStated(text, statedWords);
        if (asStated != null) {
            return asStated;
        }
        if (access == Access.FREE) {
            return true;
        }
        if (access != null) {
            return text.length() < BEGINNING ? Boolean.FALSE : text.length() >= BEYOND_A_WALL ? true : null;
        }
        return text.length() >= LONG && SENTENCE_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0 ? true : null;
    }

    private static @Nullable Boolean asStated(String text, int statedWords) {
        int words = words(text);
        if (statedWords < STATED_AT_LEAST || text.length() > LONGEST_WORDS * words) {
            return null;
        }
        if (words >= AS_STATED * statedWords) {
            return true;
        }
        // some count letters, or what was there once: a long text is not called a part on their word alone
        return words < FAR_LESS * statedWords && text.length() < BEYOND_A_WALL ? false : null;
    }

    private static int words(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean isSpace = Character.isWhitespace(text.charAt(i));
            words += !isSpace && !inWord ? 1 : 0;
            inWord = !isSpace;
        }
        return words;
    }

    /** Whether the text says itself that it goes on elsewhere. */
    static boolean isCut(String text) {
        String ended = text.stripTrailing();
        String lastLine = ended.substring(ended.lastIndexOf('\n') + 1);
        return CUTS.stream().anyMatch(ended::endsWith) || SENDS_ON.contains(Block.letters(lastLine));
    }
}
