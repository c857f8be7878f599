package dev.parley.alert.ledger;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a party has said on a clause, by time. It follows from the statements alone, in whatever order they arrive.
 *
 * @param statements each that differs from the one before, the earliest first; at least one
 */
public record PositionTrack(List<Position> statements) {

    private static final Comparator<Position> BY_TIME = comparing(Position::stated)
            .thenComparing(p -> p.article().articleId())
            .thenComparing(p -> p.position().stance())
            .thenComparing(p -> p.position().quote());

    public PositionTrack {
        statements = List.copyOf(statements);
    }

    /** The tracks that the statements make, by key. */
    public static List<PositionTrack> of(Collection<Position> statements) {
        return statements.stream()
                .collect(groupingBy(Position::key, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(PositionTrack::track)
                .toList();
    }

    private static PositionTrack track(List<Position> statements) {
        List<Position> distinct = new ArrayList<>();
        for (Position position : statements.stream().sorted(BY_TIME).toList()) {
            boolean repeated = !distinct.isEmpty()
                    && distinct.get(distinct.size() - 1)
                            .position()
                            .stance()
                            .equals(position.position().stance());
            if (!repeated) {
                distinct.add(position);
            }
        }
        return new PositionTrack(distinct);
    }

    /** What it last said. */
    public Position latest() {
        return statements.get(statements.size() - 1);
    }

    /** The statements with which it changed from yes to no or back. */
    public List<Position> flips() {
        List<Position> flips = new ArrayList<>();
        for (int i = 1; i < statements.size(); i++) {
            if (statements.get(i).isContraryTo(statements.get(i - 1))) {
                flips.add(statements.get(i));
            }
        }
        return flips;
    }
}
