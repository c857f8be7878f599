package dev.parley.cli.input;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Moments as people and programs write them. */
public final class Moment {

    /** 2025-06-02, 2025-06-02T10:00:00, 2025-06-02T10:00:00+03:00. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .toFormatter(Locale.ROOT);

    private Moment() {}

    /**
     * A moment in ISO 8601; without a time it is the beginning of the day, without an offset it is UTC.
     *
     * @throws IllegalArgumentException when it is none, saying so
     */
    public static Instant of(String text) {
        try {
            TemporalAccessor moment = DATE.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (moment instanceof OffsetDateTime offset) {
                return offset.toInstant();
            }
            return moment instanceof LocalDateTime local
                    ? local.toInstant(ZoneOffset.UTC)
                    : ((LocalDate) moment).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no time such as 2025-06-02T10:00:00Z: " + text, e);
        }
    }
}
