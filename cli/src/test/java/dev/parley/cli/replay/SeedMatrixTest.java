package dev.parley.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.alert.console.dossier.PositionMatrix;
import dev.parley.alert.console.dossier.PositionMatrix.Cell;
import dev.parley.alert.console.dossier.PositionMatrix.Row;
import dev.parley.alert.ledger.Position;
import dev.parley.classify.Article;
import dev.parley.classify.ArticleClassifier;
import dev.parley.classify.Verdict;
import dev.parley.cli.up.ProjectFolder;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.OutletRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the console's matrix makes of the five seed stories, read by the classifier that the services have. */
class SeedMatrixTest {

    private static final Instant MORNING = Instant.parse("2025-06-02T08:00:00Z");
    private static final ArticleClassifier CLASSIFIER = ArticleClassifier.standard();

    private static List<Position> positions = List.of();

    @BeforeAll
    static void classifySeeds() throws IOException {
        Path folder = ProjectFolder.find().resolveSibling("shared").resolve("seeds");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "skipped: there is no " + folder);
        List<Position> read = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                read.addAll(positions(file));
            }
        }
        positions = read;
    }

    private static List<Position> positions(Path file) throws IOException {
        String name = file.getFileName().toString();
        String[] parts = Files.readString(file).split("\n", 2);
        Verdict verdict = CLASSIFIER.classify(new Article(name, parts[0], parts[1], null, null, null, null));
        Instant stated = MORNING.plusSeconds(3600L * Integer.parseInt(name.substring(0, 3)));
        ArticleRef article = new ArticleRef(
                name,
                1,
                new OutletRef(name.substring(0, 3), name.substring(0, 3), null, "en", 2),
                "https://seed.example/" + name,
                parts[0],
                null,
                stated,
                null,
                stated,
                false);
        return Position.of(verdict.dossier(), article, verdict.positions());
    }

    private static PositionMatrix ofSeed(String number) {
        return PositionMatrix.of(positions.stream()
                .filter(position -> position.article().outlet().id().equals(number))
                .toList());
    }

    private static String stance(PositionMatrix matrix, String clause, String party) {
        Cell cell = cell(matrix, clause, party);
        return Objects.requireNonNull(cell.latest(), clause + " of " + party)
                .stance()
                .shown()
                .toLowerCase(Locale.ROOT);
    }

    private static Cell cell(PositionMatrix matrix, String clause, String party) {
        Row row = matrix.rows().stream()
                .filter(candidate -> candidate.clause().equals(clause))
                .findFirst()
                .orElseThrow();
        return row.cells().get(matrix.parties().indexOf(party));
    }

    /** The article prints such a table itself: the same four subjects, the same eight positions. */
    @Test
    void aReaderOfTheFourthSeedRecognisesItsTable() {
        PositionMatrix matrix = ofSeed("003");

        assertThat(matrix.parties()).containsExactlyInAnyOrder("Russia", "Ukraine");
        assertThat(stance(matrix, "territory", "Russia")).contains("retain control over annexed regions");
        assertThat(stance(matrix, "territory", "Ukraine")).contains("return of all occupied territories");
        assertThat(stance(matrix, "alliance-membership", "Russia")).contains("barred from joining nato");
        assertThat(stance(matrix, "alliance-membership", "Ukraine")).contains("seeks nato membership");
        assertThat(stance(matrix, "security-guarantees", "Russia")).contains("opposes nato presence");
        assertThat(stance(matrix, "security-guarantees", "Ukraine")).contains("strong western security guarantees");
        assertThat(stance(matrix, "ceasefire-terms", "Russia")).contains("conditional");
        assertThat(stance(matrix, "ceasefire-terms", "Ukraine")).contains("immediate and unconditional");
        assertThat(matrix.rows()).flatExtracting(Row::cells).noneMatch(Cell::flipped);
    }

    @Test
    void allSeedsTogetherSayTheSameOfItsFourSubjects() {
        PositionMatrix matrix = PositionMatrix.of(positions);

        assertThat(matrix.parties()).containsExactlyInAnyOrder("Russia", "Ukraine");
        assertThat(stance(matrix, "territory", "Ukraine")).contains("never recognise");
        assertThat(stance(matrix, "alliance-membership", "Russia")).contains("barred from joining");
        assertThat(stance(matrix, "ceasefire-terms", "Ukraine")).contains("unconditional ceasefire");
        assertThat(stance(matrix, "children", "Ukraine")).contains("return of abducted children");
        assertThat(matrix.rows())
                .extracting(Row::clause)
                .contains("territory", "alliance-membership", "security-guarantees", "ceasefire-terms", "prisoners");
    }
}
