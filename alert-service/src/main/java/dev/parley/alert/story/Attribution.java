package dev.parley.alert.story;

import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.OutletRef;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * From whom a report says that it has the news: "The Morning Post reports", "according to Meridian Wire", "Truce agreed –
 * Morning Post". What it calls a source counts only where another report is by that name, so that nothing hangs on what
 * else may stand there. The words are those of {@code attribution.yaml}.
 */
final class Attribution {

    /**
     * The entries of the file.
     *
     * @param words near which a sentence names its source
     * @param suffixes of names that others leave out
     */
    private record Phrases(Set<String> words, Set<String> suffixes) {}

    private static final Phrases PHRASES = WordFile.read("attribution.yaml", Phrases.class, UnaryOperator.identity());

    /** How many words may stand between such a word and the end of the name. */
    private static final int NEAR = 5;

    /** Behind the last of them, headlines name their source; before a colon as well. */
    private static final List<String> DASHES = List.of(" – ", " — ", " - ");

    private static final int SHORTEST_ABBREVIATION = 3;
    private static final int LONGEST_NAME = 4;
    private static final String ARTICLE = "the";

    private Attribution() {}

    /** The names by which others call an outlet. */
    static Set<String> names(OutletRef outlet) {
        List<String> words = withoutArticle(Words.asWritten(outlet.name()));
        int last = words.size() - 1;
        return last == 1
                        && isAbbreviation(words.get(0))
                        && PHRASES.suffixes.contains(words.get(last).toLowerCase(Locale.ROOT))
                ? Set.of(name(words), name(words.subList(0, last)))
                : Set.of(name(words));
    }

    /** "BBC", but not "Iran" of Iran International: that is somebody else. */
    private static boolean isAbbreviation(String word) {
        return word.length() >= SHORTEST_ABBREVIATION && word.chars().allMatch(Character::isUpperCase);
    }

    /** The agency that an article credits first. */
    static Optional<String> agency(ArticleRef article) {
        String credit = article.credit();
        return credit == null
                ? Optional.empty()
                : Optional.of(name(withoutArticle(Words.asWritten(credit.split("[,;/]", 2)[0]))))
                        .filter(agency -> !agency.isEmpty());
    }

    /** What may be the name of a source in the headline or the sentence of an article, and the agency that it credits. */
    static Set<String> sources(ArticleRef article, String quote) {
        Set<String> sources = new HashSet<>();
        agency(article).ifPresent(sources::add);
        String title = article.title();
        for (String sentence : List.of(title, quote)) {
            List<String> words = Words.asWritten(sentence);
            for (int i = 0; i < words.size(); i++) {
                if (PHRASES.words.contains(words.get(i).toLowerCase(Locale.ROOT))) {
                    addNames(words.subList(Math.max(0, i - NEAR), i), sources);
                    addNames(words.subList(i + 1, Math.min(words.size(), i + 1 + NEAR)), sources);
                }
            }
        }
        DASHES.stream()
                .filter(title::contains)
                .forEach(dash -> addName(title.substring(title.lastIndexOf(dash) + dash.length()), sources));
        addName(title.substring(0, Math.max(0, title.indexOf(": "))), sources);
        return sources;
    }

    /** Every run of words that begins like a name. */
    private static void addNames(List<String> words, Set<String> names) {
        for (int begin = 0; begin < words.size(); begin++) {
            if (!Character.isLowerCase(words.get(begin).codePointAt(0))) {
                for (int end = begin + 1; end <= Math.min(words.size(), begin + LONGEST_NAME); end++) {
                    names.add(name(words.subList(begin, end)));
                }
            }
        }
    }

    /** The text, if it is no longer than a name. */
    private static void addName(String text, Set<String> names) {
        List<String> words = withoutArticle(Words.asWritten(text));
        if (!words.isEmpty() && words.size() <= LONGEST_NAME) {
            names.add(name(words));
        }
    }

    private static List<String> withoutArticle(List<String> words) {
        return !words.isEmpty() && words.get(0).equalsIgnoreCase(ARTICLE) ? words.subList(1, words.size()) : words;
    }

    private static String name(List<String> words) {
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }
}
