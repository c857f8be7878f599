package dev.parley.alert;

import static dev.parley.contract.event.ChangeType.ENDED;
import static dev.parley.contract.event.ChangeType.EXTENDED;
import static dev.parley.contract.event.ChangeType.IN_FORCE;
import static dev.parley.contract.event.ChangeType.SIGNED;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.LateWindow;
import dev.parley.alert.notice.NoticeDesk;
import dev.parley.alert.notice.NoticeWriter;
import dev.parley.alert.notice.Priorities;
import dev.parley.alert.notice.ReminderWriter;
import dev.parley.alert.store.JdbiAlertStore;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.NoticeEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class DeadlineIT {

    private final Jdbi jdbi = TestDatabase.create();

    private static Clock at(Duration afterNoon) {
        return Clock.fixed(TestVerdict.NOON.plus(afterNoon), ZoneOffset.UTC);
    }

    /** Nothing is remembered but by the database. */
    private AlertStore store() {
        return new JdbiAlertStore(jdbi, TransitionTable.standard());
    }

    private void report(Duration afterNoon, ChangeType type, String sentence) {
        report(afterNoon, afterNoon, type, sentence);
    }

    private void report(Duration known, Duration afterNoon, ChangeType type, String sentence) {
        new AlertPipeline(
                        store(),
                        new NoticeDesk(new NoticeWriter(at(known), Priorities.standard()), LateWindow.STANDARD))
                .process(List.of(TestVerdict.of("article at " + afterNoon)
                        .by("outlet of " + type)
                        .published(afterNoon)
                        .reporting(CEASEFIRE, type, null, c -> c.saying(sentence))
                        .event()));
    }

    private List<NoticeEvent> remind(Duration afterNoon) {
        return new DeadlineWatch(store(), new ReminderWriter(at(afterNoon), Priorities.standard())).remind();
    }

    /** All that is told when it is looked every ten minutes, as hours after noon. */
    private List<String> remindersOf(Duration from, Duration to) {
        List<String> told = new ArrayList<>();
        for (Duration time = from; time.compareTo(to) <= 0; time = time.plusMinutes(10)) {
            for (NoticeEvent notice : remind(time)) {
                told.add(time.toHours() + " " + notice.kind() + " " + notice.reason() + " " + notice.headline());
            }
        }
        return told;
    }

    private List<String> outbox() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select event_id from outbox where event ->> 'kind' = 'REMINDER'")
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void agreementThatRunsOutIsRemindedOfADayAndAnHourBeforeAndWhenItLapsed() {
        // Given
        report(Duration.ZERO, SIGNED, "Russia and Ukraine agreed to cease fire for 72 hours.");

        // Then
        assertThat(remindersOf(Duration.ZERO, Duration.ofDays(5)))
                .containsExactly(
                        "48 REMINDER DEADLINE_NEAR Ceasefire between Russia and Ukraine runs out in 24 hours",
                        "71 REMINDER DEADLINE_NEAR Ceasefire between Russia and Ukraine runs out in an hour",
                        "72 REMINDER DEADLINE_PASSED Ceasefire between Russia and Ukraine lapsed without reported"
                                + " extension");
        assertThat(outbox()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void extensionMovesThem() {
        // Given
        report(Duration.ZERO, IN_FORCE, "A ceasefire for 48 hours began.");
        assertThat(remindersOf(Duration.ZERO, Duration.ofHours(40))).hasSize(1);

        // When
        report(Duration.ofHours(41), EXTENDED, "The ceasefire was extended for another 48 hours.");

        // Then
        assertThat(remindersOf(Duration.ofHours(41), Duration.ofDays(7)))
                .extracting(line -> line.substring(0, line.indexOf(" Ceasefire")))
                .containsExactly(
                        "72 REMINDER DEADLINE_NEAR", "95 REMINDER DEADLINE_NEAR", "96 REMINDER DEADLINE_PASSED");
    }

    @Test
    void extensionWithoutAnEndAndAnEndedAgreementCancelThem() {
        // Given
        report(Duration.ZERO, IN_FORCE, "A ceasefire for 72 hours began.");

        // When
        report(Duration.ofHours(40), EXTENDED, "The ceasefire was extended.");

        // Then
        assertThat(remindersOf(Duration.ofHours(40), Duration.ofDays(4))).isEmpty();

        // When
        report(Duration.ofDays(5), EXTENDED, "The ceasefire was extended for 72 hours.");
        report(Duration.ofDays(6), ENDED, "The ceasefire is over.");

        // Then
        assertThat(remindersOf(Duration.ofDays(6), Duration.ofDays(10))).isEmpty();
    }

    @Test
    void whatIsOverWhenItIsReportedIsNotRemindedOf() {
        // When
        report(Duration.ZERO, Duration.ofDays(-30), IN_FORCE, "A ceasefire for 72 hours began.");

        // Then
        assertThat(remind(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void outageLeavesOnlyTheLastReminderToBeTold() {
        // Given
        report(Duration.ZERO, IN_FORCE, "A ceasefire for 72 hours began.");

        // Then
        assertThat(remind(Duration.ofHours(80)))
                .extracting(NoticeEvent::headline)
                .containsExactly("Ceasefire between Russia and Ukraine lapsed without reported extension");
    }

    @Test
    void replicasThatLookAtTheSameTimeRemindOnce() throws Exception {
        // Given
        report(Duration.ZERO, IN_FORCE, "A ceasefire for 72 hours began.");
        ExecutorService replicas = Executors.newFixedThreadPool(6);

        // When
        List<NoticeEvent> told = new ArrayList<>();
        for (Future<List<NoticeEvent>> done : replicas.invokeAll(IntStream.range(0, 30)
                .<Callable<List<NoticeEvent>>>mapToObj(i -> () -> remind(Duration.ofHours(49)))
                .toList())) {
            told.addAll(done.get());
        }
        replicas.shutdown();

        // Then
        assertThat(told).hasSize(1);
        assertThat(outbox()).hasSize(1);
    }

    @Test
    void deadlineStandsInTheAgreement() {
        // When
        report(Duration.ZERO, IN_FORCE, "A ceasefire until 6 June took effect.");

        // Then
        String due = jdbi.withHandle(
                handle -> handle.createQuery("select event -> 'detail' -> 'deadline' ->> 'due' from agreement")
                        .mapTo(String.class)
                        .one());
        assertThat(due).isEqualTo("2025-06-06T21:00:00Z");
    }
}
