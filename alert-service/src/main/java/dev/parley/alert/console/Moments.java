package dev.parley.alert.console;

import jakarta.ws.rs.BadRequestException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times in addresses and in texts. */
public final class Moments {

    private Moments() {}

    /**
     * A time in a parameter: seconds since 1970, {@code 2025-06-02T11:05:00Z}, or {@code 2025-06-02T11:05}, which is UTC.
     *
     * @return absent when nothing is given
     * @throws BadRequestException when it is something else
     */
    public static @Nullable Instant parse(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() <= 11) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new BadRequestException(
                    "'%s' is no value for %s, which is a time such as 2025-06-02T11:05:00Z".formatted(text, name));
        }
    }

    /** 2 Jun 2025, 11:05 UTC. */
    public static String utc(Instant moment, Words words) {
        return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.forLanguageTag(words.language()))
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }

    /** 0.3 s, 12 s, 4 min, 7 h, 3 d. */
    public static String span(Duration span, Words words) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 2) {
            return String.format(
                            Locale.forLanguageTag(words.language()), "%.1f ", Math.max(0, span.toMillis()) / 1000.0)
                    + words.of("seconds");
        }
        if (seconds < 120) {
            return seconds + " " + words.of("seconds");
        }
        if (seconds < 7200) {
            return seconds / 60 + " " + words.of("minutes");
        }
        return seconds < 172_800 ? seconds / 3600 + " " + words.of("hours") : seconds / 86_400 + " " + words.of("days");
    }
}
