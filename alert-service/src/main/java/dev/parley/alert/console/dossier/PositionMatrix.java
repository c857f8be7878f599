package dev.parley.alert.console.dossier;

import static java.util.Comparator.comparing;

import dev.parley.alert.console.EvidenceView;
import dev.parley.alert.console.OutsideText;
import dev.parley.alert.console.OutsideText.Excerpt;
import dev.parley.alert.ledger.Position;
import dev.parley.alert.ledger.PositionTrack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each party wants of each clause. An article may state several things a party wants of a clause: the plainest, which
 * the verdict names first, stands for it.
 *
 * @param parties those with most to say first
 * @param rows a clause each, those on which most parties have a position first
 */
public record PositionMatrix(List<String> parties, List<Row> rows) {

    private static final int STANCE = 160;
    private static final int QUOTE = 500;
    private static final int EARLIER = 8;

    /**
     * A clause.
     *
     * @param cells one for each party, in their order
     */
    public record Row(String clause, List<Cell> cells) {}

    /**
     * A party's position on a clause.
     *
     * @param latest what it said last; absent when it said nothing
     * @param also what else it wants, by the same article
     * @param earlier what it said before, the latest first
     * @param flipped whether it once said yes and once no
     */
    public record Cell(
            String party, @Nullable Stance latest, List<Stance> also, List<Stance> earlier, boolean flipped) {}

    /**
     * A position in an outlet's words.
     *
     * @param flip whether it is the contrary of what was said before
     */
    public record Stance(
            Excerpt stance,
            Excerpt quote,
            String outlet,
            @Nullable String language,
            @Nullable String link,
            Instant stated,
            boolean flip) {}

    /** The matrix that the positions make, in whatever order they are given; those of an article in the order of its verdict. */
    public static PositionMatrix of(Collection<Position> positions) {
        Map<String, List<Position>> byKey =
                positions.stream().collect(Collectors.groupingBy(Position::key, TreeMap::new, Collectors.toList()));
        Map<String, Map<String, Cell>> cells = new TreeMap<>();
        byKey.values()
                .forEach(said -> cells.computeIfAbsent(said.get(0).position().clause(), clause -> new TreeMap<>())
                        .put(said.get(0).position().party(), cell(said)));
        List<String> parties = positions.stream()
                .collect(Collectors.groupingBy(
                        position -> position.position().party(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing((String party) -> cells.values().stream()
                                .filter(row -> row.containsKey(party))
                                .count())
                        .reversed())
                .toList();
        List<Row> rows = cells.entrySet().stream()
                .sorted(comparing((Map.Entry<String, Map<String, Cell>> row) ->
                                row.getValue().size())
                        .reversed())
                .map(row -> new Row(
                        row.getKey(),
                        parties.stream()
                                .map(party -> row.getValue()
                                        .getOrDefault(
                                                party,
                                                new Cell(OutsideText.plain(party), null, List.of(), List.of(), false)))
                                .toList()))
                .toList();
        return new PositionMatrix(parties.stream().map(OutsideText::plain).toList(), rows);
    }

    private static Cell cell(List<Position> said) {
        // the first of each article stands for it: otherwise one article would contradict itself
        Map<String, Position> plainest = new LinkedHashMap<>();
        said.forEach(position -> plainest.putIfAbsent(position.article().articleId(), position));
        PositionTrack track = PositionTrack.of(plainest.values()).get(0);
        List<Position> flips = track.flips();
        Position latest = track.latest();
        List<Stance> earlier = new ArrayList<>();
        for (int i = track.statements().size() - 2; i >= 0 && earlier.size() < EARLIER; i--) {
            earlier.add(stance(track.statements().get(i), flips));
        }
        List<Stance> also = said.stream()
                .filter(position ->
                        position.article().articleId().equals(latest.article().articleId()))
                .filter(position ->
                        !position.position().stance().equals(latest.position().stance()))
                .map(position -> stance(position, List.of()))
                .toList();
        return new Cell(
                OutsideText.plain(latest.position().party()), stance(latest, flips), also, earlier, !flips.isEmpty());
    }

    private static Stance stance(Position position, List<Position> flips) {
        return new Stance(
                OutsideText.excerpt(position.position().stance(), STANCE),
                OutsideText.excerpt(position.position().quote(), QUOTE),
                EvidenceView.name(position.article()),
                EvidenceView.language(position.article()),
                OutsideText.link(position.article().url()).orElse(null),
                position.stated(),
                flips.contains(position));
    }
}
