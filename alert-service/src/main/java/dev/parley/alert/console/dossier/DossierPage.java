package dev.parley.alert.console.dossier;

import dev.parley.alert.console.Address;
import dev.parley.alert.console.Conflict;
import dev.parley.alert.console.Cues;
import dev.parley.alert.ledger.Agreement;
import dev.parley.alert.ledger.Book;
import dev.parley.alert.ledger.Position;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.story.Development;
import dev.parley.alert.story.Subject;
import dev.parley.contract.event.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A conflict as it stands, or stood.
 *
 * @param timelines of its agreements of which something is known
 * @param moments the times at which something was reported, for the slider; empty when there are fewer than two
 * @param at the time that is looked at
 * @param isNow whether that is the present
 */
public record DossierPage(
        String dossier,
        String conflict,
        List<StateTimeline> timelines,
        PositionMatrix matrix,
        @Nullable Slider slider,
        Instant at,
        boolean isNow) {

    /**
     * The way through the past.
     *
     * @param min seconds since 1970
     * @param earlier the address of the state before the last report that is shown
     * @param later the address of the state after the next one
     */
    public record Slider(
            long min,
            long max,
            long value,
            List<Long> ticks,
            @Nullable String earlier,
            @Nullable String later) {}

    /**
     * @param at the time to look at; what happened later is left out. What is known of the time before is what is known today
     * @param now the present
     */
    static DossierPage of(
            String dossier,
            Book book,
            List<Book.Entry> entries,
            TransitionTable table,
            @Nullable Instant at,
            Instant now,
            Cues cues) {
        Instant shown = at == null || at.isAfter(now) ? now : at;
        TreeSet<Instant> moments = new TreeSet<>();
        List<StateTimeline> timelines = new ArrayList<>();
        for (Instrument instrument : Instrument.values()) {
            Subject subject = Subject.ofDossier(dossier, instrument);
            List<Development> all = book.developments(subject);
            all.forEach(development -> moments.add(development.time()));
            List<Development> until = all.stream()
                    .filter(development -> !development.time().isAfter(shown))
                    .toList();
            if (!until.isEmpty()) {
                timelines.add(StateTimeline.of(Agreement.of(table, subject, until), shown, cues));
            }
        }
        List<Position> positions = entries.stream()
                .flatMap(entry -> entry.positions().stream())
                .filter(position -> position.dossier().equals(dossier))
                .toList();
        positions.forEach(position -> moments.add(position.stated()));
        return new DossierPage(
                dossier,
                Conflict.name(dossier),
                timelines,
                PositionMatrix.of(positions.stream()
                        .filter(position -> !position.stated().isAfter(shown))
                        .toList()),
                slider(dossier, moments, shown, now),
                shown,
                !shown.isBefore(now));
    }

    public boolean isEmpty() {
        return timelines.isEmpty() && matrix.rows().isEmpty();
    }

    public String address() {
        return Address.dossier(dossier);
    }

    /** The slider counts whole seconds: the second after a moment has all of it behind it. */
    private static @Nullable Slider slider(String dossier, TreeSet<Instant> moments, Instant shown, Instant now) {
        if (moments.size() < 2) {
            return null;
        }
        Instant here = moments.floor(shown);
        Instant earlier = here == null ? null : moments.lower(here);
        Instant later = here == null ? moments.first() : moments.higher(here);
        return new Slider(
                moments.first().getEpochSecond() + 1,
                now.getEpochSecond(),
                Math.min(shown.getEpochSecond(), now.getEpochSecond()),
                moments.stream()
                        .map(moment -> moment.getEpochSecond() + 1)
                        .distinct()
                        .toList(),
                earlier == null ? null : at(dossier, earlier),
                later == null ? null : at(dossier, later));
    }

    private static String at(String dossier, Instant moment) {
        return Address.of(Address.dossier(dossier), Map.of("at", Long.toString(moment.getEpochSecond() + 1)));
    }
}
