package dev.parley.cli.backtest;

import static dev.parley.contract.event.ChangeType.PROPOSED;
import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.ChangeType.SIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.alert.routing.Routes;
import dev.parley.cli.CommandFailure;
import dev.parley.cli.backtest.Comparison.Share;
import dev.parley.contract.event.VerdictEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final Instant FROM = Instant.parse("2025-06-02T00:00:00Z");
    private static final Instant TO = Instant.parse("2025-06-04T00:00:00Z");

    private static final VerdictEvent OFFER = PastVerdict.of("offer", "2025-06-01T10:00:00Z", PROPOSED, "Ukraine");
    private static final VerdictEvent REFUSAL = PastVerdict.of("refusal", "2025-06-02T10:00:00Z", REJECTED, "Russia");
    private static final VerdictEvent SIGNATURE = PastVerdict.of("signature", "2025-06-03T10:00:00Z", SIGNED, "Russia");

    private final SortedMap<Instant, List<VerdictEvent>> news = PastVerdict.batches(OFFER, REFUSAL, SIGNATURE);

    @TempDir
    private Path folder = Path.of(".");

    private RuleSet rules(String yaml) throws IOException {
        return RuleSet.standard().with(List.of(file("rules.yaml", yaml)));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Routes routes(String yaml) throws IOException {
        return Routes.read(file("routes.yaml", """
                receivers: [{name: desk, type: mail}, {name: phone, type: ntfy}]
                %s
                """.formatted(yaml)), name -> Optional.empty());
    }

    private Comparison compare(RuleSet other) {
        return compare(Routes.NONE, other, Routes.NONE);
    }

    private Comparison compare(Routes present, RuleSet otherRules, Routes other) {
        return Comparison.of(
                Course.of(news, RuleSet.standard(), present, FROM, TO), Course.of(news, otherRules, other, FROM, TO));
    }

    /** {@code CHANGED refusal URGENT -> ROUTINE []}. */
    private static List<String> table(Comparison comparison) {
        return comparison.differences().stream()
                .map(difference -> "%s %s %s -> %s %s"
                        .formatted(
                                difference.kind(),
                                difference.shown().evidence().get(0).article().articleId(),
                                difference.present() == null
                                        ? "nothing"
                                        : difference.present().notice().priority(),
                                difference.other() == null
                                        ? "nothing"
                                        : difference.other().notice().priority(),
                                difference.heldBack()))
                .toList();
    }

    @Test
    void sameRulesAndRoutesMakeNoDifference() throws IOException {
        // Given
        Routes routes = routes("routes: [{receivers: desk}]");
        // When
        Comparison comparison = compare(routes, RuleSet.standard(), routes);
        // Then
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.same()).as("the offer lies before the span").isEqualTo(2);
        assertThat(comparison.shares()).containsExactly(new Share("desk", false, 2, 2, 0, 0));
    }

    @Test
    void otherPrioritiesChangeNotices() throws IOException {
        // When
        Comparison comparison = compare(rules("""
                rules:
                  - {priority: URGENT, changes: [SIGNED], because: somebody signed}
                  - {priority: ROUTINE, because: nothing else matters}
                """));
        // Then
        assertThat(table(comparison))
                .containsExactly("CHANGED refusal URGENT -> ROUTINE []", "CHANGED signature FLASH -> URGENT []");
        assertThat(comparison.same()).isZero();
    }

    @Test
    void otherTransitionsLoseNoticesAndSayWhy() throws IOException {
        // Given: a refusal is no step any more
        String table;
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("/dev/parley/alert/transitions.yaml"))) {
            table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String refusals = "- {from: [NONE, MOOTED, PROPOSED, ENDED], is: to REJECTED, why: it is turned down}";
        assertThat(table).contains(refusals);
        RuleSet other = rules(table.replace(refusals, refusals.replace("to REJECTED", "BEHIND")));
        // When
        Comparison comparison = compare(other);
        Comparison back = Comparison.of(
                Course.of(news, other, Routes.NONE, FROM, TO),
                Course.of(news, RuleSet.standard(), Routes.NONE, FROM, TO));
        // Then
        assertThat(table(comparison)).contains("LOST refusal URGENT -> nothing [BEHIND_THE_STATE]");
        assertThat(table(back)).contains("GAINED refusal nothing -> URGENT [BEHIND_THE_STATE]");
    }

    @Test
    void otherRoutesTellOthers() throws IOException {
        // Given
        Routes present = routes("routes: [{receivers: desk, escalation: {after: 5m, receivers: phone}}]");
        Routes other = routes("""
                routes:
                  - {match: {priorities: [FLASH]}, receivers: [desk, phone]}
                """);
        // When
        Comparison comparison = compare(present, RuleSet.standard(), other);
        // Then
        assertThat(table(comparison))
                .containsExactly("REROUTED refusal URGENT -> URGENT []", "REROUTED signature FLASH -> FLASH []");
        assertThat(comparison.shares())
                .containsExactly(
                        new Share("desk", false, 2, 1, 0, 1),
                        new Share("phone", false, 0, 1, 1, 0),
                        new Share("phone", true, 1, 0, 0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'rules: [{priority: LOUD, because: x}]' | rules[0] 'LOUD' is none of [FLASH, URGENT, ROUTINE]",
                "'rules: []'                             | rules must end with a rule that has no conditions",
                "'window: soon'                          | window 'soon' is no duration such as PT36H",
                "'receivers: []'                         | has neither priorities (rules) nor transitions",
                "''                                      | has neither priorities (rules) nor transitions",
                "'rules: ['                              | no valid YAML",
            })
    void fileThatCannotBeUsedIsRefusedWithFileAndReason(String yaml, String reason) {
        assertThatThrownBy(() -> rules(yaml))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("rules.yaml")
                .hasMessageContaining(reason);
    }
}
