package dev.parley.ingest.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that feeds and pages really carry: RFC 822 and 2822, ISO 8601 and the W3C profile, asctime, and their
 * misspellings in several languages. What cannot be understood is absent, never "now". A time without a zone is UTC.
 */
public final class FeedDates {

    private static final int LENGTH_LIMIT = 100;
    private static final Set<String> MORNINGS = Set.of("am", "πμ", "오전", "午前", "上午");
    private static final Set<String> AFTERNOONS = Set.of("pm", "μμ", "오후", "午後", "下午");

    /** Without Croatian, whose October is the November of its neighbours. */
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "it", "es", "pt", "nl", "sv", "da", "nb", "fi", "pl", "hu", "ru", "uk", "tr", "el", "id",
            "cs", "sk", "ro", "bg", "sr", "be", "lt", "lv", "et", "ca", "ar", "fa", "he", "hi", "ka", "hy", "az");

    private static final Map<String, Integer> MONTHS = months();
    private static final Map<String, Integer> ZONES = zones();

    private FeedDates() {}

    /** The instant that the text means, if it can be understood. */
    public static Optional<Instant> parse(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LENGTH_LIMIT) {
            return Optional.empty();
        }
        try {
            return new Parse(Token.of(text)).instant();
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return Optional.empty(); // a 31st of February and the like
        }
    }

    /** A run of digits, a run of letters, or one other character; blanks are remembered as a gap before. */
    private record Token(String text, boolean gapBefore) {

        static List<Token> of(String text) {
            List<Token> tokens = new ArrayList<>();
            boolean gap = false;
            for (int i = 0; i < text.length(); ) {
                char c = text.charAt(i);
                int end = i + 1;
                if (Character.isWhitespace(c) || c == '\u00A0') {
                    gap = true;
                } else {
                    if (isDigit(c)) {
                        while (end < text.length() && isDigit(text.charAt(end))) {
                            end++;
                        }
                    } else if (Character.isLetter(c)) {
                        while (end < text.length() && isWordPart(text.charAt(end))) {
                            end++;
                        }
                    }
                    tokens.add(new Token(text.substring(i, end), gap));
                    gap = false;
                }
                i = end;
            }
            return tokens;
        }

        private static boolean isWordPart(char c) {
            return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
        }

        boolean isNumber() {
            return isDigit(text.charAt(0));
        }

        boolean isWord() {
            return Character.isLetter(text.charAt(0));
        }

        boolean is(String other) {
            return text.equals(other);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** One reading of one date: the numbers in their order, and what the words and signs between them say. */
    private static final class Parse {
        private final List<Token> tokens;
        private final List<String> numbers = new ArrayList<>();
        private int month;
        private int monthAt = -1;
        private @Nullable LocalTime time;
        private int extraDays;
        private int offsetMinutes;
        private boolean slashed;
        private boolean dotted;
        private boolean dashed;
        private @Nullable Boolean afternoon;

        Parse(List<Token> tokens) {
            this.tokens = tokens;
        }

        Optional<Instant> instant() {
            read();
            LocalDate date = date();
            if (date == null) {
                return Optional.empty();
            }
            LocalTime at = time == null ? LocalTime.MIDNIGHT : time;
            if (afternoon != null && at.getHour() <= 12) {
                at = at.withHour(at.getHour() % 12 + (afternoon ? 12 : 0));
            }
            return Optional.of(LocalDateTime.of(date, at)
                    .plusDays(extraDays)
                    .minusMinutes(offsetMinutes)
                    .toInstant(ZoneOffset.UTC));
        }

        private void read() {
            int i = 0;
            while (i < tokens.size()) {
                Token token = tokens.get(i);
                if (token.isNumber()) {
                    i = number(i);
                } else if (token.isWord()) {
                    i = word(i);
                } else if ((token.is("+") || token.is("-")) && time != null && offset(i + 1, token.is("-") ? -1 : 1)) {
                    i = tokens.size();
                } else {
                    dashed |= token.is("-");
                    slashed |= token.is("/");
                    dotted |= token.is(".");
                    i++;
                }
            }
        }

        private int number(int i) {
            String digits = tokens.get(i).text();
            if (time == null && follows(i, ":") && isNumberAt(i + 2)) {
                return clock(i, ":");
            }
            if (time == null && numbers.size() >= 2 && month > 0 && follows(i, ".") && isNumberAt(i + 2)) {
                return clock(i, ".");
            }
            if (time == null && month > 0 && hasDate() && follows(i, "h") && isNumberAt(i + 2)) {
                return clock(i, "h");
            }
            if (time == null && digits.length() <= 6 && digits.length() >= 4 && isAfterT(i) && hasDate()) {
                time = LocalTime.of(
                        two(digits, 0), two(digits, 2), digits.length() == 6 ? Math.min(59, two(digits, 4)) : 0);
                return i + 1;
            }
            if (time == null && digits.length() == 2 && isAfterT(i) && hasDate()) {
                time = LocalTime.of(Integer.parseInt(digits), 0);
                return i + 1;
            }
            numbers.add(digits);
            return i + 1;
        }

        private boolean hasDate() {
            return !numbers.isEmpty();
        }

        private boolean isAfterT(int i) {
            return i > 0 && tokens.get(i - 1).text().equalsIgnoreCase("T");
        }

        private static int two(String digits, int at) {
            return Integer.parseInt(digits.substring(at, at + 2));
        }

        /** Reads hour, minute, second and fraction; returns the index after them. */
        private int clock(int i, String separator) {
            int hour = Integer.parseInt(tokens.get(i).text());
            int minute = Integer.parseInt(tokens.get(i + 2).text());
            int second = 0;
            int next = i + 3;
            if (next + 1 < tokens.size() && tokens.get(next).is(separator) && isNumberAt(next + 1)) {
                second = Integer.parseInt(tokens.get(next + 1).text());
                next += 2;
                if ((tokenIs(next, ".") || tokenIs(next, ",")) && isNumberAt(next + 1)) {
                    next += 2; // fractions of a second are no news
                }
            }
            if (hour == 24 && minute == 0) {
                hour = 0;
                extraDays = 1;
            }
            time = LocalTime.of(hour, minute, Math.min(59, second)); // leap seconds
            return next;
        }

        private int word(int i) {
            String word = tokens.get(i).text().toLowerCase(Locale.ROOT);
            Integer named = MONTHS.get(word);
            // "mar. 5 juin": what looked like a month may have been a weekday
            if (named != null && (month == 0 || (monthAt == 0 && !numbers.isEmpty()))) {
                month = named;
                monthAt = numbers.size();
                return i + 1;
            }
            boolean isDotted = word.length() == 1 && follows(i, ".") && isWordAt(i + 2); // p.m.
            String half = isDotted ? word + tokens.get(i + 2).text().toLowerCase(Locale.ROOT) : word;
            if (MORNINGS.contains(half) || AFTERNOONS.contains(half)) {
                afternoon = AFTERNOONS.contains(half);
                return i + (isDotted ? tokenIs(i + 3, ".") ? 4 : 3 : 1);
            }
            Integer zone = time == null ? null : ZONES.get(word);
            if (zone != null) {
                offsetMinutes = zone;
            }
            return i + 1;
        }

        /** Reads {@code hhmm}, {@code hh:mm} or {@code hh} as an offset from UTC. */
        private boolean offset(int i, int sign) {
            if (!isNumberAt(i)) {
                return false;
            }
            String digits = tokens.get(i).text();
            int hours;
            int minutes = 0;
            if (digits.length() == 4) {
                hours = two(digits, 0);
                minutes = two(digits, 2);
            } else if (digits.length() == 3) {
                hours = Integer.parseInt(digits.substring(0, 1));
                minutes = two(digits, 1);
            } else if (digits.length() <= 2) {
                hours = Integer.parseInt(digits);
                if (tokenIs(i + 1, ":") && isNumberAt(i + 2)) {
                    minutes = Integer.parseInt(tokens.get(i + 2).text());
                }
            } else {
                return false;
            }
            if (hours <= 18) {
                offsetMinutes = sign * (hours * 60 + minutes);
                for (int rest = i + 1; rest < tokens.size(); rest++) {
                    if (tokens.get(rest).isNumber() && tokens.get(rest).text().length() == 4) {
                        numbers.add(tokens.get(rest).text()); // a year behind the zone, as date(1) prints it
                    }
                }
            }
            return true;
        }

        private @Nullable LocalDate date() {
            if (month > 0) {
                return namedMonth();
            }
            if (numbers.isEmpty()) {
                return null;
            }
            String first = numbers.get(0);
            if (numbers.size() == 1) {
                return single(first);
            }
            if (first.length() == 4) {
                if (numbers.size() == 2 && numbers.get(1).length() == 3) {
                    return LocalDate.ofYearDay(numeral(0), numeral(1));
                }
                return LocalDate.of(numeral(0), numeral(1), numbers.size() > 2 ? numeral(2) : 1);
            }
            if (numbers.size() < 3) {
                return null;
            }
            int a = numeral(0);
            int b = numeral(1);
            int c = numeral(2);
            if (dotted || (dashed && numbers.get(2).length() == 4) || a > 12) {
                return a > 31 ? LocalDate.of(year(a), b, c) : LocalDate.of(year(c), b, a);
            }
            return slashed ? LocalDate.of(year(c), a, b) : LocalDate.of(year(a), b, c);
        }

        private @Nullable LocalDate namedMonth() {
            if (numbers.isEmpty()) {
                return null;
            }
            if (numbers.get(0).length() == 4 && monthAt == 1) {
                return LocalDate.of(numeral(0), month, numbers.size() > 1 ? numeral(1) : 1);
            }
            if (numbers.size() == 1) {
                return numbers.get(0).length() == 4 ? LocalDate.of(numeral(0), month, 1) : null;
            }
            return LocalDate.of(year(numeral(1)), month, numeral(0));
        }

        private @Nullable LocalDate single(String digits) {
            return switch (digits.length()) {
                case 4 -> dashed || slashed ? null : LocalDate.of(Integer.parseInt(digits), 1, 1);
                case 8 -> yearMonthDay(digits);
                case 14 -> {
                    time = LocalTime.of(two(digits, 8), two(digits, 10), Math.min(59, two(digits, 12)));
                    yield yearMonthDay(digits);
                }
                case 10, 13 -> {
                    long seconds = Long.parseLong(digits.substring(0, 10));
                    LocalDateTime epoch = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
                    time = epoch.toLocalTime();
                    yield epoch.toLocalDate();
                }
                default -> null;
            };
        }

        private static LocalDate yearMonthDay(String digits) {
            return LocalDate.of(Integer.parseInt(digits.substring(0, 4)), two(digits, 4), two(digits, 6));
        }

        private int numeral(int index) {
            return Integer.parseInt(numbers.get(index));
        }

        private boolean isNumberAt(int i) {
            return i < tokens.size() && tokens.get(i).isNumber();
        }

        private boolean isWordAt(int i) {
            return i < tokens.size() && tokens.get(i).isWord();
        }

        private boolean follows(int i, String sign) {
            return tokenIs(i + 1, sign);
        }

        private boolean tokenIs(int i, String sign) {
            return i < tokens.size() && tokens.get(i).is(sign);
        }

        private static int year(int year) {
            if (year >= 1000) {
                return year;
            }
            return year < 50 ? year + 2000 : year + 1900;
        }
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(
                        TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE)) {
                    String name = month.getDisplayName(style, locale)
                            .toLowerCase(Locale.ROOT)
                            .replace(".", "")
                            .strip();
                    if (!name.isEmpty() && Character.isLetter(name.charAt(0))) {
                        months.putIfAbsent(name, month.getValue());
                    }
                }
            }
        }
        months.put("sept", 9);
        return Map.copyOf(months);
    }

    private static Map<String, Integer> zones() {
        Map<String, Integer> zones = new HashMap<>();
        put(zones, 0, "z", "ut", "utc", "gmt", "wet");
        put(zones, 60, "cet", "bst", "west", "met", "mez");
        put(zones, 120, "cest", "eet", "sast", "mest", "mesz");
        put(zones, 180, "eest", "msk", "trt");
        put(zones, 330, "ist");
        put(zones, 420, "wib");
        put(zones, 480, "sgt", "hkt", "awst", "myt", "pht");
        put(zones, 540, "jst", "kst");
        put(zones, 570, "acst");
        put(zones, 600, "aest");
        put(zones, 660, "aedt");
        put(zones, 720, "nzst");
        put(zones, 780, "nzdt");
        put(zones, -180, "adt", "brt", "art");
        put(zones, -240, "edt", "ast");
        put(zones, -300, "est", "cdt", "et");
        put(zones, -360, "cst", "mdt", "ct");
        put(zones, -420, "mst", "pdt", "mt");
        put(zones, -480, "pst", "akdt", "pt");
        put(zones, -540, "akst");
        put(zones, -600, "hst");
        return Map.copyOf(zones);
    }

    private static void put(Map<String, Integer> zones, int minutes, String... names) {
        for (String name : names) {
            zones.put(name, minutes);
        }
    }
}
