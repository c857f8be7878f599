package dev.parley.alert.story;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Until when something lasts, as a sentence says it: "a 30-day truce", "until 6 May", «на 72 години». The words are those of
 * {@code deadlines.yaml}.
 */
public final class StatedEnd {

    private static final String FILE = "deadlines.yaml";

    /** Between a word such as "until" and the date stand no more words than these. */
    private static final int MOST_BETWEEN = 4;

    private static final int BEFORE_LENGTH = 2;
    private static final int BEHIND_LENGTH = 3;
    private static final int LONGEST = 1_000;
    private static final int LAST_DAY_OF_MONTH = 31;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    /** A date without a year that is longer ago than that is one of the next year. */
    private static final int LONG_AGO_DAYS = 60;

    private enum Unit {
        HOURS,
        DAYS,
        WEEKS,
        MONTHS
    }

    /** One language of the file; what is left out is empty. */
    private record Language(
            Map<String, Integer> numbers,
            Map<String, String> units,
            Map<String, String> adjectives,
            Map<String, String> lengths,
            Set<String> lengthBefore,
            Set<String> lengthBehind,
            Set<String> notBehind,
            Set<String> notBefore,
            Set<String> until,
            Set<String> from,
            Set<String> upTo,
            Set<String> between,
            Map<String, Integer> months,
            Map<String, Integer> weekdays,
            Map<String, Integer> days) {}

    private record Phrases(Map<String, String> zones, Map<String, Language> languages) {}

    /**
     * An end.
     *
     * @param at its time
     * @param words those that say so
     * @param isDate whether they name a day, not a length
     */
    public record End(Instant at, String words, boolean isDate) {}

    private static final StatedEnd STANDARD = WordFile.read(FILE, Phrases.class, StatedEnd::new);

    private final Map<String, ZoneId> zones = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Unit> units = new HashMap<>();
    private final Map<String, Unit> adjectives = new HashMap<>();
    private final Map<String, Period> lengths = new HashMap<>();
    private final Set<String> lengthBefore = new HashSet<>();
    private final Set<String> lengthBehind = new HashSet<>();
    private final Set<String> notBehind = new HashSet<>();
    private final Set<String> notBefore = new HashSet<>();
    private final Set<String> until = new HashSet<>();
    private final Set<String> from = new HashSet<>();
    private final Set<String> upTo = new HashSet<>();
    private final Set<String> between = new HashSet<>();
    private final Map<String, Month> months = new HashMap<>();
    private final Map<String, DayOfWeek> weekdays = new HashMap<>();
    private final Map<String, Integer> days = new HashMap<>();

    private StatedEnd(Phrases phrases) {
        phrases.zones.forEach((dossier, zone) -> zones.put(dossier, ZoneId.of(zone)));
        phrases.languages.forEach((name, language) -> {
            language.numbers.forEach((word, number) -> put(name, numbers, word, number));
            language.units.forEach((word, unit) -> put(name, units, word, unit(name, unit)));
            language.adjectives.forEach((word, unit) -> put(name, adjectives, word, unit(name, unit)));
            language.lengths.forEach((word, length) -> put(name, lengths, word, Period.parse(length)));
            lengthBefore.addAll(language.lengthBefore);
            lengthBehind.addAll(language.lengthBehind);
            notBehind.addAll(language.notBehind);
            notBefore.addAll(language.notBefore);
            until.addAll(language.until);
            from.addAll(language.from);
            upTo.addAll(language.upTo);
            between.addAll(language.between);
            language.months.forEach((word, month) -> put(name, months, word, Month.of(month)));
            language.weekdays.forEach((word, day) -> put(name, weekdays, word, DayOfWeek.of(day)));
            language.days.forEach((word, day) -> put(name, days, word, day));
        });
    }

    private static <T> void put(String language, Map<String, T> words, String word, T meaning) {
        T other = words.put(word, meaning);
        if (other != null && !other.equals(meaning)) {
            throw new IllegalStateException(
                    "%s: %s.%s means %s and %s".formatted(FILE, language, word, other, meaning));
        }
    }

    private static Unit unit(String language, String name) {
        for (Unit unit : Unit.values()) {
            if (unit.name().equalsIgnoreCase(name)) {
                return unit;
            }
        }
        throw new IllegalStateException("%s: %s has the unit '%s', which is none of %s"
                .formatted(FILE, language, name, List.of(Unit.values())));
    }

    /** Where the days of a conflict begin and end. */
    public static ZoneId zone(@Nullable String dossier) {
        return dossier == null ? ZoneOffset.UTC : STANDARD.zones.getOrDefault(dossier, ZoneOffset.UTC);
    }

    /**
     * The end that a sentence states; absent when it states none, or one before the event.
     *
     * @param event when what the sentence tells happened
     * @param from where a length begins, unless the sentence names a later day for that
     * @param zone in which a day ends
     */
    public static Optional<End> in(String sentence, Instant event, Instant from, ZoneId zone) {
        List<String> words = Words.of(sentence.replace('’', '\''), "'");
        ZonedDateTime there = event.atZone(zone);
        return STANDARD.range(words, there)
                .or(() -> STANDARD.date(words, there))
                .or(() -> STANDARD.length(words, STANDARD.start(words, there).orElseGet(() -> from.atZone(zone))))
                .filter(end -> end.at.isAfter(event));
    }

    // ---- until when

    private Optional<End> date(List<String> words, ZonedDateTime event) {
        for (int i = 0; i < words.size(); i++) {
            if (!until.contains(words.get(i))) {
                continue;
            }
            Optional<End> end = endOfDay(words, i, behind(words, i), event);
            if (end.isPresent()) {
                return end;
            }
        }
        return Optional.empty();
    }

    /** The last day of several: from 8 to 10 May. */
    private Optional<End> range(List<String> words, ZonedDateTime event) {
        for (int i = 0; i < words.size(); i++) {
            for (int to = i + 2; from.contains(words.get(i)) && to < words.size() && to <= i + MOST_BETWEEN; to++) {
                Optional<End> end =
                        upTo.contains(words.get(to)) ? endOfDay(words, i, behind(words, to), event) : Optional.empty();
                if (end.isPresent()) {
                    return end;
                }
            }
        }
        return Optional.empty();
    }

    /** The day from which it is to last: a three-day truce from 8 May. */
    private Optional<ZonedDateTime> start(List<String> words, ZonedDateTime event) {
        for (int i = 0; i < words.size(); i++) {
            if (from.contains(words.get(i))) {
                Optional<ZonedDateTime> start = day(words, behind(words, i), event.toLocalDate())
                        .map(day -> day.atStartOfDay(event.getZone()))
                        .filter(day -> day.isAfter(event));
                if (start.isPresent()) {
                    return start;
                }
            }
        }
        return Optional.empty();
    }

    private int behind(List<String> words, int at) {
        int next = at + 1;
        while (next < words.size() && next <= at + MOST_BETWEEN && between.contains(words.get(next))) {
            next++;
        }
        return next;
    }

    private Optional<End> endOfDay(List<String> words, int first, int at, ZonedDateTime event) {
        return day(words, at, event.toLocalDate())
                .map(day -> new End(
                        day.plusDays(1).atStartOfDay(event.getZone()).toInstant(),
                        String.join(" ", words.subList(first, Math.min(words.size(), at + 2))),
                        true));
    }

    private Optional<LocalDate> day(List<String> words, int at, LocalDate today) {
        String word = word(words, at);
        DayOfWeek weekday = weekdays.get(word);
        if (weekday != null) {
            return Optional.of(today.with(TemporalAdjusters.nextOrSame(weekday)));
        }
        Integer later = days.get(word);
        if (later != null) {
            return Optional.of(today.plusDays(later));
        }
        Month month = months.get(word);
        if (month != null) {
            int number = digits(word(words, at + 1));
            return number >= 1 && number <= LAST_DAY_OF_MONTH
                    ? date(month, number, year(words, at + 2), today)
                    : endOf(month, year(words, at + 1), today);
        }
        Month behind = months.get(word(words, at + 1));
        return behind == null ? Optional.empty() : date(behind, digits(word), year(words, at + 2), today);
    }

    private static Optional<LocalDate> endOf(Month month, int year, LocalDate today) {
        int length = YearMonth.of(year == 0 ? today.getYear() : year, month).lengthOfMonth();
        return date(month, length, year, today);
    }

    private static Optional<LocalDate> date(Month month, int day, int year, LocalDate today) {
        try {
            LocalDate date = LocalDate.of(year == 0 ? today.getYear() : year, month, day);
            boolean nextYear = year == 0 && date.isBefore(today.minusDays(LONG_AGO_DAYS));
            return Optional.of(nextYear ? date.plusYears(1) : date);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int year(List<String> words, int at) {
        int number = digits(word(words, at));
        return number >= FIRST_YEAR && number <= LAST_YEAR ? number : 0;
    }

    // ---- for how long

    private Optional<End> length(List<String> words, ZonedDateTime from) {
        for (int i = 0; i < words.size(); i++) {
            Period lone = lengths.containsKey(word(words, i))
                    ? lengths.get(word(words, i))
                    : lengths.get(word(words, i) + " " + word(words, i + 1));
            if (lone != null) {
                return Optional.of(new End(from.plus(lone).toInstant(), words.get(i), false));
            }
            int number = number(words.get(i));
            Unit adjective = adjectives.get(word(words, i + 1));
            Unit unit = units.get(word(words, i + 1));
            boolean counts = adjective != null || unit != null && isLengthOfAgreement(words, i);
            if (number > 0 && counts) {
                String said = words.get(i) + " " + words.get(i + 1);
                Unit one = adjective == null ? unit : adjective;
                return Optional.of(new End(plus(from, number, one).toInstant(), said, false));
            }
        }
        return Optional.empty();
    }

    private boolean isLengthOfAgreement(List<String> words, int number) {
        int behind = number + 2;
        if (notBehind.contains(word(words, behind)) || notBefore.contains(word(words, number - 1))) {
            return false;
        }
        for (int i = Math.max(0, number - BEFORE_LENGTH); i < number; i++) {
            if (lengthBefore.contains(words.get(i))) {
                return true;
            }
        }
        for (int i = behind; i < Math.min(words.size(), behind + BEHIND_LENGTH); i++) {
            if (lengthBehind.contains(words.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static ZonedDateTime plus(ZonedDateTime from, int number, @Nullable Unit unit) {
        if (unit == null) {
            return from;
        }
        return switch (unit) {
            case HOURS -> from.plusHours(number);
            case DAYS -> from.plusDays(number);
            case WEEKS -> from.plusWeeks(number);
            case MONTHS -> from.plusMonths(number);
        };
    }

    private int number(String word) {
        Integer known = numbers.get(word);
        int number = known == null ? digits(word) : known;
        return number <= LONGEST ? number : 0;
    }

    /** The number that the word is; 0 when it is none. */
    private static int digits(String word) {
        if (word.isEmpty() || word.length() > 4 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        return Integer.parseInt(word);
    }

    private static String word(List<String> words, int at) {
        return at >= 0 && at < words.size() ? words.get(at) : "";
    }
}
