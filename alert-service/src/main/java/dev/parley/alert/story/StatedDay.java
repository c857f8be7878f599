package dev.parley.alert.story;

import static java.util.Map.entry;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The day on which a sentence says that something happened: "on Monday", "yesterday", «у понеділок». Only days of the
 * last few count: a weekday further away may as well be the next one.
 */
final class StatedDay {

    private static final int MOST_DAYS_AGO = 3;

    private static final Map<String, DayOfWeek> WEEKDAYS = Map.ofEntries(
            entry("monday", DayOfWeek.MONDAY),
            entry("tuesday", DayOfWeek.TUESDAY),
            entry("wednesday", DayOfWeek.WEDNESDAY),
            entry("thursday", DayOfWeek.THURSDAY),
            entry("friday", DayOfWeek.FRIDAY),
            entry("saturday", DayOfWeek.SATURDAY),
            entry("sunday", DayOfWeek.SUNDAY),
            entry("понеділок", DayOfWeek.MONDAY),
            entry("вівторок", DayOfWeek.TUESDAY),
            entry("середу", DayOfWeek.WEDNESDAY),
            entry("четвер", DayOfWeek.THURSDAY),
            entry("п'ятницю", DayOfWeek.FRIDAY),
            entry("п’ятницю", DayOfWeek.FRIDAY),
            entry("суботу", DayOfWeek.SATURDAY),
            entry("неділю", DayOfWeek.SUNDAY),
            entry("понедельник", DayOfWeek.MONDAY),
            entry("вторник", DayOfWeek.TUESDAY),
            entry("среду", DayOfWeek.WEDNESDAY),
            entry("четверг", DayOfWeek.THURSDAY),
            entry("пятницу", DayOfWeek.FRIDAY),
            entry("субботу", DayOfWeek.SATURDAY),
            entry("воскресенье", DayOfWeek.SUNDAY));

    private static final Map<String, Integer> DAYS_AGO =
            Map.of("today", 0, "yesterday", 1, "сьогодні", 0, "вчора", 1, "учора", 1, "сегодня", 0, "вчера", 1);

    /** A day behind such a word is an end, a beginning or still to come. */
    private static final Set<String> NOT_THE_DAY = Set.of(
            "until",
            "till",
            "by",
            "from",
            "since",
            "before",
            "after",
            "next",
            "through",
            "every",
            "for",
            "to",
            "of",
            "до",
            "з",
            "від",
            "після",
            "с",
            "по",
            "после",
            "наступного",
            "следующий",
            "следующую");

    /** A sentence with such a word speaks of what is still to come. */
    private static final Set<String> FUTURE =
            Set.of("will", "scheduled", "planned", "due", "tomorrow", "буде", "будуть", "будет", "будут", "завтра");

    private StatedDay() {}

    /** The one day that the sentence names; absent when it names none, several, or one that is not just past. */
    static Optional<LocalDate> in(String sentence, Instant published) {
        LocalDate today = published.atOffset(ZoneOffset.UTC).toLocalDate();
        List<String> words = Words.of(sentence, "'’");
        Set<LocalDate> days = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (FUTURE.contains(word)) {
                return Optional.empty();
            }
            if (i > 0 && NOT_THE_DAY.contains(words.get(i - 1))) {
                continue;
            }
            DayOfWeek weekday = WEEKDAYS.get(word);
            Integer ago = DAYS_AGO.get(word);
            if (weekday != null) {
                days.add(today.minusDays(Math.floorMod(today.getDayOfWeek().getValue() - weekday.getValue(), 7)));
            } else if (ago != null) {
                days.add(today.minusDays(ago));
            }
        }
        return days.size() == 1
                ? days.stream()
                        .filter(day -> !day.isBefore(today.minusDays(MOST_DAYS_AGO)))
                        .findFirst()
                : Optional.empty();
    }
}
