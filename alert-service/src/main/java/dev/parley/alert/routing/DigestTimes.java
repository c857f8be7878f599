package dev.parley.alert.routing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * When what has gathered is told in one: once a day, or at the beginning of each shift.
 *
 * @param at by the clock on the wall of the zone, the earliest first
 */
public record DigestTimes(List<LocalTime> at, ZoneId zone) {

    public DigestTimes {
        at = List.copyOf(at);
    }

    static DigestTimes of(Entry entry) {
        DigestTimes times = new DigestTimes(entry.timesOfDay("at"), entry.zone("zone"));
        entry.end();
        return times;
    }

    /** The first one later than the time. */
    public Instant after(Instant time) {
        LocalDate day = time.atZone(zone).toLocalDate();
        return Stream.of(day, day.plusDays(1))
                .flatMap(date ->
                        at.stream().map(hour -> date.atTime(hour).atZone(zone).toInstant()))
                .filter(instant -> instant.isAfter(time))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every day has its hours"));
    }
}
