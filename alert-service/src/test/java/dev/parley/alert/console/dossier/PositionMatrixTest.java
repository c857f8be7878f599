package dev.parley.alert.console.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.alert.console.dossier.PositionMatrix.Cell;
import dev.parley.alert.console.dossier.PositionMatrix.Row;
import dev.parley.alert.console.dossier.PositionMatrix.Stance;
import dev.parley.alert.ledger.Position;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.OutletRef;
import dev.parley.contract.event.StatedPosition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PositionMatrixTest {

    private static final Instant NOON = Instant.parse("2025-06-02T12:00:00Z");

    private static Position position(int hour, String party, String clause, String stance) {
        Instant stated = NOON.plusSeconds(hour * 3600L);
        ArticleRef article = new ArticleRef(
                "a-" + hour,
                1,
                new OutletRef("post", "The Post", null, "en", 2),
                "https://post.example/" + hour,
                "t",
                null,
                stated,
                null,
                stated,
                false);
        return new Position("ukraine-russia", new StatedPosition(party, clause, stance, stance + "."), article, stated);
    }

    private static Cell cell(PositionMatrix matrix, String clause, String party) {
        Row row = matrix.rows().stream()
                .filter(candidate -> candidate.clause().equals(clause))
                .findFirst()
                .orElseThrow();
        return row.cells().get(matrix.parties().indexOf(party));
    }

    private static Stance latest(Cell cell) {
        return Objects.requireNonNull(cell.latest());
    }

    @Test
    void latestPositionOfEachPartyOnEachClauseIsShown() {
        // When
        PositionMatrix matrix = PositionMatrix.of(List.of(
                position(2, "Russia", "territory", "wants Crimea"),
                position(1, "Russia", "territory", "wants Donetsk"),
                position(1, "Ukraine", "territory", "wants all of it back"),
                position(1, "Ukraine", "prisoners", "wants all exchanged")));

        // Then
        assertThat(matrix.parties()).containsExactly("Ukraine", "Russia");
        assertThat(matrix.rows()).extracting(Row::clause).containsExactly("territory", "prisoners");
        Cell russia = cell(matrix, "territory", "Russia");
        assertThat(latest(russia).stance().shown()).isEqualTo("wants Crimea");
        assertThat(russia.earlier())
                .singleElement()
                .satisfies(earlier -> assertThat(earlier.stance().shown()).isEqualTo("wants Donetsk"));
        assertThat(cell(matrix, "prisoners", "Russia").latest()).isNull();
    }

    @Test
    void changeFromYesToNoIsMarked() {
        // When
        PositionMatrix matrix = PositionMatrix.of(List.of(
                position(1, "Russia", "ceasefire-terms", "rejects any truce"),
                position(2, "Russia", "ceasefire-terms", "accepts a truce")));

        // Then
        assertThat(cell(matrix, "ceasefire-terms", "Russia").flipped()).isTrue();
        assertThat(latest(cell(matrix, "ceasefire-terms", "Russia")).flip()).isTrue();
    }

    @Test
    void anArticleThatStatesOneThingTwiceDoesNotContradictItself() {
        // When
        PositionMatrix matrix = PositionMatrix.of(List.of(
                position(1, "Ukraine", "territory", "refuses to recognise Russian control"),
                position(1, "Ukraine", "territory", "seeks return of all territories")));

        // Then
        Cell ukraine = cell(matrix, "territory", "Ukraine");
        assertThat(latest(ukraine).stance().shown()).isEqualTo("refuses to recognise Russian control");
        assertThat(ukraine.also()).hasSize(1);
        assertThat(ukraine.flipped()).isFalse();
    }
}
