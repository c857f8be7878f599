package dev.parley.alert.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.alert.TestNotice;
import dev.parley.contract.event.NoticePriority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    private static final String RECEIVERS = """
            receivers:
              - {name: desk, type: webhook}
              - {name: phone, type: ntfy}
            """;

    private static Routes routes(String yaml) {
        return Routes.parse("routes.yaml", RECEIVERS + yaml, name -> Optional.empty());
    }

    private static List<String> receivers(Routes routes, TestNotice notice) {
        return routes.of(notice.event()).stream()
                .map(assignment ->
                        assignment.receiver() + " by " + assignment.route().name())
                .toList();
    }

    @Test
    void noticeGoesAlongEveryRouteThatItFitsAndOnceToEachReceiver() {
        // Given
        Routes routes = routes("""
                routes:
                  - {name: urgent, match: {priorities: [FLASH, URGENT]}, receivers: desk}
                  - {name: all, receivers: [phone, desk]}
                """);

        // Then
        assertThat(receivers(routes, TestNotice.of("a"))).containsExactly("desk by urgent", "phone by all");
        assertThat(receivers(routes, TestNotice.of("a").routine())).containsExactly("phone by all", "desk by all");
    }

    @ParameterizedTest
    @CsvSource({
        "dossiers, ukraine-russia, israel-hamas",
        "instruments, CEASEFIRE, MEMORANDUM",
        "changes, rejected, SIGNED",
        "parties, russia, Sudan",
        "priorities, URGENT, FLASH",
        "languages, EN, uk",
        "outlets, morning-post, evening-post",
        "kinds, NEW, CORRECTION"
    })
    void everyPartOfAMatchNarrowsIt(String key, String fitting, String other) {
        String route = "routes: [{match: {%s: [%s]}, receivers: desk}]";

        assertThat(receivers(routes(route.formatted(key, fitting)), TestNotice.of("a")))
                .hasSize(1);
        assertThat(receivers(routes(route.formatted(key, other)), TestNotice.of("a")))
                .isEmpty();
    }

    @Test
    void aGroupWaitsHalfAMinuteAndFiveMinutesUnlessTheFileSaysOtherwise() {
        // When
        Routes routes = routes("""
                routes:
                  - receivers: desk
                  - {receivers: phone, group-wait: 0s, group-interval: 2h}
                """);

        // Then
        assertThat(routes.routes().get(0).groupWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(routes.routes().get(0).groupInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(routes.routes().get(1).groupWait()).isZero();
        assertThat(routes.routes().get(1).groupInterval()).isEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            routes: [{receivers: desc}]                                     | line 4: routes[0].receivers names 'desc', which is none of the receivers: [desk, phone]
            routes: [{receivers: desk, matches: {}}]                        | line 4: routes[0] has an unknown key 'matches'; known are digest, escalation, group-interval
            routes: [{receivers: desk, match: {priority: FLASH}}]           | line 4: routes[0].match has an unknown key 'priority'
            routes: [{receivers: desk, match: {priorities: [HIGH]}}]        | line 4: routes[0].match.priorities 'HIGH' is none of [FLASH, URGENT, ROUTINE]
            routes: [{receivers: desk, group-wait: soon}]                   | line 4: routes[0].group-wait 'soon' is no span of time such as 30s
            routes: [{match: {}}]                                           | line 4: routes[0] has no 'receivers'
            routes: []                                                      | line 4: routes is no list with at least one entry
            routes: [{receivers: desk, receivers: desk}]                    | line 4: routes[0] has 'receivers' twice
            routes: [{receivers: desk, digest: {at: 7, zone: UTC}}]         | line 4: routes[0].digest.at '7' is no time of day
            routes: [{receivers: desk, digest: {at: "07:00", zone: Kiew}}]  | line 4: routes[0].digest.zone 'Kiew' is no time zone
            routes: [{receivers: desk, escalation: {after: 5m, receivers: x}}] | line 4: routes[0].escalation names 'x'
            routes: [                                                       | line 5: no valid YAML
            """)
    void whatIsWrongIsRefusedWithFileLineEntryAndReason(String yaml, String message) {
        assertThatThrownBy(() -> routes(yaml + "\n"))
                .isInstanceOf(RoutesFileException.class)
                .hasMessageStartingWith("routes.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void secretsStandInTheEnvironmentAndNotInTheFile() {
        // Given
        Map<String, String> environment = Map.of("DESK_SECRET", "sesame", "EMPTY", "");

        // Then
        assertThat(receiver("{secret: \"${DESK_SECRET}\"}", environment).secret("secret"))
                .isEqualTo("sesame");
        assertThatThrownBy(() -> receiver("{secret: sesame}", environment).secret("secret"))
                .hasMessageContaining("is a secret, and must not stand here")
                .hasMessageNotContaining("sesame");
        assertThatThrownBy(() -> receiver("{secret: \"${EMPTY}\"}", environment).secret("secret"))
                .hasMessageContaining("names EMPTY, which is not set");
        assertThatThrownBy(
                        () -> receiver("{url: \"${DESK_SECRET}\"}", environment).webAddress("url"))
                .hasMessageContaining("is no address")
                .hasMessageNotContaining("sesame");
    }

    private static Entry receiver(String yaml, Map<String, String> environment) {
        return Entry.root("routes.yaml", yaml, name -> Optional.ofNullable(environment.get(name)));
    }

    @Test
    void quietHoursGoOverMidnightByTheClockOnTheWall() {
        // Given
        QuietHours night = new QuietHours(
                LocalTime.of(23, 0), LocalTime.of(6, 30), ZoneId.of("Europe/Kyiv"), Set.of(NoticePriority.FLASH));

        // Then
        assertThat(night.contains(Instant.parse("2025-06-02T20:00:00Z"))).isTrue();
        assertThat(night.contains(Instant.parse("2025-06-02T19:59:59Z"))).isFalse();
        assertThat(night.contains(Instant.parse("2025-06-03T03:29:59Z"))).isTrue();
        assertThat(night.contains(Instant.parse("2025-06-03T03:30:00Z"))).isFalse();
        assertThat(night.endAfter(Instant.parse("2025-06-02T20:00:00Z"))).isEqualTo("2025-06-03T03:30:00Z");
        assertThat(night.endAfter(Instant.parse("2025-06-03T01:00:00Z"))).isEqualTo("2025-06-03T03:30:00Z");
        assertThat(night.endAfter(Instant.parse("2025-10-25T21:00:00Z")))
                .as("the clocks go back in this night")
                .isEqualTo("2025-10-26T04:30:00Z");
    }

    @Test
    void digestComesAtTheNextOfItsTimes() {
        // Given
        DigestTimes shifts =
                new DigestTimes(List.of(LocalTime.of(6, 0), LocalTime.of(14, 0)), ZoneId.of("Asia/Singapore"));

        // Then
        assertThat(shifts.after(Instant.parse("2025-06-02T00:00:00Z"))).isEqualTo("2025-06-02T06:00:00Z");
        assertThat(shifts.after(Instant.parse("2025-06-02T06:00:00Z"))).isEqualTo("2025-06-02T22:00:00Z");
    }
}
