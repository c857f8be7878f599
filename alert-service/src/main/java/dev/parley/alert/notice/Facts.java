package dev.parley.alert.notice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a sentence says beside who did what: how long it is to last. */
final class Facts {

    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("a", "1"),
            Map.entry("an", "1"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("thirty", "30"),
            Map.entry("sixty", "60"),
            Map.entry("ninety", "90"));

    private static final Pattern DURATION =
            Pattern.compile("\\b(\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|thirty|sixty|ninety)"
                    + "(?:[ -](?:to|or)[ -](\\d{1,4}|two|three|four|five|six|seven|eight|nine|ten))?"
                    + "[ -](hour|day|week|month|year)s?\\b(?! ago| after| before| later| earlier)");

    private Facts() {}

    /** The durations that the sentences name, each in one form: {@code 30 day}, {@code 2-5 day}. */
    static Set<String> in(List<String> sentences) {
        Set<String> facts = new TreeSet<>();
        for (String sentence : sentences) {
            Matcher matcher = DURATION.matcher(sentence.toLowerCase(Locale.ROOT));
            while (matcher.find()) {
                String from = number(matcher.group(1));
                String to = matcher.group(2) == null ? "" : "-" + number(matcher.group(2));
                facts.add(from + to + " " + matcher.group(3));
            }
        }
        return facts;
    }

    private static String number(String word) {
        return NUMBERS.getOrDefault(word, word);
    }
}
