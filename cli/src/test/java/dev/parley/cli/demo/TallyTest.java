package dev.parley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.newsroom.Publication;
import dev.parley.cli.newsroom.Script;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.VerdictReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Script.ExpectedNotice OFFER = expected(NoticeKind.NEW, "Russia", "offer", "offer-copy");
    private static final Script.ExpectedNotice CORRECTION = expected(NoticeKind.CORRECTION, "Russia", "offer");

    private final Script.Outlet outlet = Script.istanbul().outlets().get(0);
    private final Script script = new Script(
            "Test",
            List.of(outlet),
            List.of(article("offer"), article("offer-copy"), article("weather")),
            List.of(OFFER, CORRECTION));
    private final HandClock clock = new HandClock();
    private final Tally tally = new Tally(script, clock);

    @BeforeEach
    void publish() {
        tally.onPublication(publication("offer", false));
        tally.onPublication(publication("weather", false));
    }

    @Test
    void theFirstReportOfAnExpectedChangeIsTimedFromItsPublication() {
        // Given
        clock.advance(Duration.ofMillis(700));

        // When
        Judgement judgement = tally.onNotice(Notices.expected(OFFER, "offer", 1));

        // Then
        assertThat(judgement).isEqualTo(new Judgement.Expected(OFFER, Duration.ofMillis(700)));
        assertThat(tally.result().latency(0.5)).contains(Duration.ofMillis(700));
    }

    @Test
    void theSameNewsFromACopyIsARepeat() {
        // Given
        tally.onPublication(publication("offer-copy", false));
        tally.onNotice(Notices.expected(OFFER, "offer", 1));

        // When
        Judgement judgement = tally.onNotice(Notices.expected(OFFER, "offer-copy", 1));

        // Then
        assertThat(judgement).isEqualTo(new Judgement.Repeated());
    }

    @Test
    void aNoticeThatStandsTwiceOnTheTopicIsARepeatEvenWhenNobodyExpectedIt() {
        // Given
        Script.ExpectedNotice other = expected(NoticeKind.NEW, "Ukraine", "offer");
        tally.onNotice(Notices.expected(other, "offer", 1));

        // When, Then
        assertThat(tally.onNotice(Notices.expected(other, "offer", 1))).isEqualTo(new Judgement.Repeated());
        assertThat(tally.result().unexpected()).hasSize(1);
    }

    @Test
    void anotherActorIsAnotherNotice() {
        // When, Then
        assertThat(tally.onNotice(Notices.expected(expected(NoticeKind.NEW, "Ukraine", "offer"), "offer", 1)))
                .isEqualTo(new Judgement.Unexpected());
    }

    @Test
    void theRightChangeFromATrapIsUnexpected() {
        // When, Then
        assertThat(tally.onNotice(Notices.expected(OFFER, "weather", 1))).isEqualTo(new Judgement.Unexpected());
    }

    @Test
    void aCorrectionIsTimedFromTheCorrectedVersion() {
        // Given
        clock.advance(Duration.ofSeconds(5));
        tally.onPublication(publication("offer", true));
        clock.advance(Duration.ofSeconds(1));

        // When, Then
        assertThat(tally.onNotice(Notices.expected(CORRECTION, "offer", 2)))
                .isEqualTo(new Judgement.Expected(CORRECTION, Duration.ofSeconds(1)));
    }

    @Test
    void theRunSettlesWhenAllIsJudgedAllIsRaisedAndNothingMoreComes() {
        // Given
        tally.onPublication(publication("offer", true));
        tally.onNotice(Notices.expected(OFFER, "offer", 1));
        tally.onNotice(Notices.expected(CORRECTION, "offer", 2));
        tally.onVerdict(Notices.unflagged("offer", 1, VerdictReason.NO_CHANGE));
        tally.onVerdict(Notices.unflagged("offer", 2, VerdictReason.NO_CHANGE));
        clock.advance(Duration.ofMinutes(1));
        assertThat(tally.isSettled(Duration.ofSeconds(3)))
                .as("one verdict is missing")
                .isFalse();
        assertThat(tally.result().isPerfect()).isFalse();

        // When
        assertThat(tally.onVerdict(Notices.unflagged("weather", 1, VerdictReason.NO_MENTION)))
                .isTrue();
        assertThat(tally.onVerdict(Notices.unflagged("weather", 1, VerdictReason.NO_MENTION)))
                .isFalse();

        // Then
        assertThat(tally.isSettled(Duration.ofSeconds(3)))
                .as("something came just now")
                .isFalse();
        clock.advance(Duration.ofSeconds(3));
        assertThat(tally.isSettled(Duration.ofSeconds(3))).isTrue();
        assertThat(tally.result().isPerfect()).isTrue();
        assertThat(tally.result().unflagged()).containsEntry(VerdictReason.NO_MENTION, 1);
    }

    @Test
    void whatNobodyRaisedIsMissing() {
        assertThat(tally.result().missing()).containsExactly(OFFER, CORRECTION);
        assertThat(tally.result().latency(0.5)).isEmpty();
        assertThat(tally.result().isPerfect()).isFalse();
    }

    private Publication publication(String articleId, boolean correction) {
        return new Publication(clock.instant(), outlet, articleId, "A title", correction);
    }

    private static Script.ExpectedNotice expected(NoticeKind kind, String actor, String... articles) {
        return new Script.ExpectedNotice(
                kind,
                "ukraine-russia",
                Instrument.CEASEFIRE,
                ChangeType.PROPOSED,
                actor,
                List.of(articles),
                kind + " by " + actor);
    }

    private Script.Article article(String id) {
        return new Script.Article(
                id, outlet.id(), List.of(), 1, null, "A title", "", null, null, null, null, "Text", 0, List.of());
    }

    private static final class HandClock extends Clock {

        private Instant now = Notices.NOON;

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }
    }
}
