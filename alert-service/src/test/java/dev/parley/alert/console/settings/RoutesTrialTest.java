package dev.parley.alert.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.alert.TestNotice;
import dev.parley.alert.console.settings.RoutesTrial.Share;
import dev.parley.alert.routing.Routes;
import dev.parley.contract.event.NoticeEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutesTrialTest {

    private static final List<NoticeEvent> NOTICES = List.of(
            TestNotice.of("a").event(),
            TestNotice.of("b").event(),
            TestNotice.of("c").routine().event());

    private static final Routes IN_USE = Routes.parse("routes.yaml", """
            receivers: [{name: desk, type: webhook, url: 'https://desk.example', secret: '${desk.secret}'}]
            routes: [{receivers: desk}]
            """, name -> Optional.empty());

    @Test
    void fileThatCanBeUsedIsTriedOnTheLatestNotices() {
        // When
        RoutesTrial trial = RoutesTrial.of("""
                        receivers:
                          - {name: desk, type: webhook, url: 'https://desk.example', secret: '${desk.secret}'}
                          - {name: phone, type: ntfy, url: 'https://push.example', topic: '${phone.topic}'}
                        routes:
                          - {name: urgent, match: {priorities: [FLASH, URGENT]}, receivers: [desk, phone]}
                        """, IN_USE, NOTICES);

        // Then
        assertThat(trial.problem()).isEmpty();
        assertThat(trial.notices()).isEqualTo(3);
        assertThat(trial.shares()).containsExactly(new Share("desk", 3, 2), new Share("phone", 0, 2));
    }

    @Test
    void fileThatCannotBeUsedIsToldWithLineEntryAndReason() {
        // When
        RoutesTrial trial = RoutesTrial.of("""
                        receivers: [{name: desk, type: webhook}]
                        routes:
                          - {receivers: night-desk}
                        """, IN_USE, NOTICES);

        // Then
        assertThat(trial.problem()).contains("line 3", "routes[0]", "'night-desk'");
        assertThat(trial.shares()).isEmpty();
    }
}
