package dev.parley.alert.console.dossier;

import dev.parley.alert.console.Address;
import dev.parley.alert.console.Conflict;
import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.PositionEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The conflicts of which something is known, each with its agreements. */
public record DossierList(List<Entry> entries) {

    /**
     * A conflict.
     *
     * @param positions on how many clauses a party has said what it wants
     */
    public record Entry(String name, String address, List<AgreementEvent> agreements, long positions, Instant moved) {}

    static DossierList of(Collection<AgreementEvent> agreements, Collection<PositionEvent> positions) {
        Map<String, List<AgreementEvent>> byDossier = agreements.stream()
                .collect(Collectors.groupingBy(AgreementEvent::dossier, TreeMap::new, Collectors.toList()));
        Map<String, Long> stated =
                positions.stream().collect(Collectors.groupingBy(PositionEvent::dossier, Collectors.counting()));
        Map<String, Instant> moved = new TreeMap<>();
        agreements.forEach(agreement -> moved.merge(agreement.dossier(), agreement.since(), DossierList::later));
        positions.forEach(position -> moved.merge(position.dossier(), position.stated(), DossierList::later));
        return new DossierList(moved.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
                .map(entry -> new Entry(
                        Conflict.name(entry.getKey()),
                        Address.dossier(entry.getKey()),
                        byDossier.getOrDefault(entry.getKey(), List.of()),
                        stated.getOrDefault(entry.getKey(), 0L),
                        entry.getValue()))
                .toList());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
