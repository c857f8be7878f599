package dev.parley.alert.routing;

import dev.parley.contract.event.NoticePriority;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Hours in which only what is worth it is told; the rest waits for their end.
 *
 * @param from the first minute, by the clock on the wall of the zone
 * @param to the first minute after; before {@code from} when they go over midnight
 * @param passing the priorities that are told all the same
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone, Set<NoticePriority> passing) {

    static QuietHours of(Entry entry) {
        Set<NoticePriority> passing = entry.constants("passing", NoticePriority.class);
        QuietHours hours = new QuietHours(
                entry.timeOfDay("from"),
                entry.timeOfDay("to"),
                entry.zone("zone"),
                passing.isEmpty() ? Set.of(NoticePriority.FLASH) : passing);
        if (hours.from.equals(hours.to)) {
            throw entry.wrong("to", "is the same as from, so that it is never or always quiet");
        }
        entry.end();
        return hours;
    }

    public boolean contains(Instant time) {
        LocalTime local = time.atZone(zone).toLocalTime();
        return from.isBefore(to)
                ? !local.isBefore(from) && local.isBefore(to)
                : !local.isBefore(from) || local.isBefore(to);
    }

    /** When the hours that contain the time end. */
    public Instant endAfter(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        ZonedDateTime end = local.toLocalDate().atTime(to).atZone(zone);
        return (end.isAfter(local)
                        ? end
                        : local.toLocalDate().plusDays(1).atTime(to).atZone(zone))
                .toInstant();
    }
}
