package dev.parley.alert.notice;

import dev.parley.contract.event.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a sentence differs from an earlier one.
 *
 * @param kind how much it matters
 * @param wording both sentences with the difference between them
 */
record Rewording(Kind kind, Wording wording) {

    /** How much a difference matters. */
    enum Kind {
        /** Case, punctuation and white space at most. */
        NONE,
        /** Spelling and words without meaning of their own. */
        TYPO,
        /** Anything else. */
        MATERIAL
    }

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}\\p{M}]+(?:['’-][\\p{L}\\p{Nd}\\p{M}]+)*");

    /** Long sentences are compared word by word in quadratic time; more words than this are not one sentence. */
    private static final int MOST_WORDS = 400;

    private static final Set<String> EMPTY_WORDS = Set.of(
            "a", "an", "the", "that", "which", "also", "has", "have", "had", "is", "was", "been", "its", "their", "his",
            "her", "said", "says", "to", "of", "in", "on", "at", "with", "and");

    /** A difference in one of these is one of meaning, however few letters it takes. */
    private static final Set<String> WORDS_OF_WEIGHT = Set.of(
            "not",
            "no",
            "never",
            "none",
            "now",
            "nor",
            "without",
            "un",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "june",
            "july",
            "north",
            "south",
            "east",
            "west",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "may",
            "will",
            "could",
            "would",
            "might",
            "ще",
            "не",
            "ні",
            "нет",
            "accept",
            "except");

    private static final int LEAST_LETTERS = 4;
    private static final int LONG_WORD = 6;

    static Rewording of(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        if (lower(old).equals(lower(now))) {
            return new Rewording(Kind.NONE, new Wording(before, after, after));
        }
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        String difference = difference(old, now, removed, added);
        Kind kind = isTypo(removed, added) ? Kind.TYPO : Kind.MATERIAL;
        return new Rewording(kind, new Wording(before, after, difference));
    }

    /** The words with their case. */
    private static List<String> words(String sentence) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(sentence);
        while (matcher.find() && words.size() < MOST_WORDS) {
            words.add(matcher.group());
        }
        return words;
    }

    private static List<String> lower(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    /** Walks the longest common run of words, and gathers what lies beside it. */
    private static String difference(List<String> old, List<String> now, List<String> removed, List<String> added) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equalsIgnoreCase(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        StringBuilder text = new StringBuilder();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            int oldFrom = i;
            int newFrom = j;
            while (i < old.size() && j < now.size() && old.get(i).equalsIgnoreCase(now.get(j))) {
                append(text, now.get(j));
                i++;
                j++;
            }
            if (i == oldFrom) {
                while ((i < old.size() || j < now.size())
                        && !(i < old.size() && j < now.size() && old.get(i).equalsIgnoreCase(now.get(j)))) {
                    if (j >= now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                        i++;
                    } else {
                        j++;
                    }
                }
                mark(text, "[-", old.subList(oldFrom, i), "-]", removed);
                mark(text, "{+", now.subList(newFrom, j), "+}", added);
            }
        }
        return text.toString();
    }

    private static void mark(StringBuilder text, String open, List<String> words, String close, List<String> gathered) {
        if (!words.isEmpty()) {
            append(text, open + String.join(" ", words) + close);
            gathered.addAll(words);
        }
    }

    private static void append(StringBuilder text, String word) {
        if (text.length() > 0) {
            text.append(' ');
        }
        text.append(word);
    }

    /** Whether every word that went has its like among those that came, and the other way round. */
    private static boolean isTypo(List<String> removed, List<String> added) {
        List<String> left = new ArrayList<>(lower(added));
        for (String word : lower(removed)) {
            String like = left.stream()
                    .filter(other -> isMisspelling(word, other))
                    .findFirst()
                    .orElse(null);
            if (like != null) {
                left.remove(like);
            } else if (!EMPTY_WORDS.contains(word)) {
                return false;
            }
        }
        return new HashSet<>(EMPTY_WORDS).containsAll(left);
    }

    private static boolean isMisspelling(String one, String other) {
        if (WORDS_OF_WEIGHT.contains(one) && WORDS_OF_WEIGHT.contains(other)
                || hasDigit(one)
                || hasDigit(other)
                || Math.min(one.length(), other.length()) < LEAST_LETTERS) {
            return false;
        }
        int distance = distance(one, other);
        // two short words one letter apart are as often two words: Iran, Iraq
        return distance <= (Math.max(one.length(), other.length()) < LONG_WORD ? 0 : 2)
                || distance == 1 && one.length() != other.length()
                || isSwapped(one, other);
    }

    private static boolean hasDigit(String word) {
        return word.codePoints().anyMatch(Character::isDigit);
    }

    /** Whether two neighbouring letters changed places. */
    private static boolean isSwapped(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        int at = 0;
        while (at < one.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at + 1 < one.length()
                && one.charAt(at) == other.charAt(at + 1)
                && one.charAt(at + 1) == other.charAt(at)
                && one.substring(at + 2).equals(other.substring(at + 2));
    }

    /** How many letters must be added, removed or replaced. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
