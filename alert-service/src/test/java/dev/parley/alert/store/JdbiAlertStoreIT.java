package dev.parley.alert.store;

import static dev.parley.contract.event.ChangeType.ACCEPTED;
import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.ChangeType.TERMS;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static dev.parley.contract.event.Instrument.MEMORANDUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.AlertStore;
import dev.parley.alert.TestDatabase;
import dev.parley.alert.TestVerdict;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.LateWindow;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.notice.NoticeDesk;
import dev.parley.alert.notice.NoticeWriter;
import dev.parley.alert.notice.Priorities;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class JdbiAlertStoreIT {

    private final Jdbi jdbi = TestDatabase.create();
    private final AlertPipeline pipeline = pipelineOn(jdbi);

    /** A new one for each call, so that nothing is remembered but by the database. */
    private static AlertPipeline pipelineOn(Jdbi jdbi) {
        return new AlertPipeline(
                new JdbiAlertStore(jdbi, TransitionTable.standard()),
                new NoticeDesk(new NoticeWriter(TestVerdict.CLOCK, Priorities.standard()), LateWindow.STANDARD));
    }

    private static List<VerdictEvent> events(TestVerdict... verdicts) {
        return Arrays.stream(verdicts).map(TestVerdict::event).toList();
    }

    private List<String> reasonsOf(TestVerdict... verdicts) {
        return pipelineOn(jdbi).process(events(verdicts)).stream()
                .map(NoticeDecision::reasonName)
                .toList();
    }

    private List<String> column(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    @Test
    void storiesAndVerdictsAreRememberedFromBatchToBatch() {
        TestVerdict first = TestVerdict.of("a").reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("No, he said."));

        assertThat(reasonsOf(first)).containsExactly("FIRST_REPORT");
        assertThat(reasonsOf(first)).containsExactly("DUPLICATE");
        assertThat(reasonsOf(TestVerdict.of("b").reporting(CEASEFIRE, REJECTED, null)))
                .containsExactly("ALREADY_REPORTED");
        assertThat(reasonsOf(first.revision(2))).containsExactly("EVIDENCE_UNCHANGED");
        assertThat(reasonsOf(TestVerdict.of("a")
                        .revision(3)
                        .published(Duration.ofDays(4))
                        .reporting(CEASEFIRE, REJECTED, "Russia", c -> c.saying("Yes, he said."))))
                .containsExactly("EVIDENCE_CHANGED");
        assertThat(reasonsOf(
                        TestVerdict.of("c").published(Duration.ofDays(-2)).reporting(CEASEFIRE, REJECTED, "Russia")))
                .containsExactly("FIRST_REPORT");
    }

    @Test
    void everyDecisionStandsInTheDatabaseWithItsReason() {
        // When
        reasonsOf(
                TestVerdict.of("a").reporting(CEASEFIRE, REJECTED, "Russia").reporting(MEMORANDUM, TERMS, "Russia"),
                TestVerdict.of("b"),
                TestVerdict.of("c").fromBacklog().reporting(CEASEFIRE, REJECTED, "Russia"),
                TestVerdict.of("d").reporting(CEASEFIRE, REJECTED, "Russia"));

        // Then
        assertThat(column("select verdict_id || ' ' || outcome || ' ' || reason from decision"))
                .containsExactlyInAnyOrder(
                        "a.1.rules-1 RAISED FIRST_REPORT",
                        "a.1.rules-1 RAISED FIRST_REPORT",
                        "b.1.rules-1 HELD NOT_FLAGGED",
                        "c.1.rules-1 HELD BACKLOG",
                        "d.1.rules-1 HELD ALREADY_REPORTED");
        assertThat(column("select topic from outbox"))
                .containsExactlyInAnyOrder(
                        "parley.notices", "parley.notices", "parley.agreements", "parley.agreements");
    }

    @Test
    void archivedNoticeIsTheOneThatWasRaised() {
        // When
        NoticeEvent raised = ((Raised)
                        pipeline.process(events(TestVerdict.of("a").reporting(MEMORANDUM, TERMS, "Росія")))
                                .get(0))
                .notice();

        // Then
        assertThat(new NoticeArchive(jdbi).find(raised.noticeId()))
                .get()
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Duration.between(a, b).abs().toMillis() < 1, java.time.Instant.class)
                .isEqualTo(raised);
    }

    @Test
    void batchWithOneBadVerdictLeavesNothingBehind() {
        // Given
        TestVerdict good = TestVerdict.of("good").reporting(CEASEFIRE, REJECTED, "Russia");
        TestVerdict bad =
                TestVerdict.of("bad").reporting(CEASEFIRE, ACCEPTED, "Russia", c -> c.saying("a zero \u0000 byte"));

        // When
        assertThatThrownBy(() -> pipeline.process(events(good, bad)))
                .isNotInstanceOf(AlertStore.UnavailableException.class);

        // Then
        assertThat(column("select event_id from verdict")).isEmpty();
        assertThat(column("select story_id from story")).isEmpty();
        assertThat(reasonsOf(good)).containsExactly("FIRST_REPORT");
    }

    @Test
    void replicasAtWorkAtTheSameTimeTellAChangeOnce() throws Exception {
        // Given
        int articles = 40;
        ExecutorService replicas = Executors.newFixedThreadPool(8);
        List<Callable<List<NoticeDecision>>> work = IntStream.range(0, articles)
                .<Callable<List<NoticeDecision>>>mapToObj(i -> () -> pipelineOn(jdbi)
                        .process(events(
                                TestVerdict.of("x" + i).reporting(CEASEFIRE, REJECTED, "Russia"),
                                TestVerdict.of("y" + i).reporting(MEMORANDUM, TERMS, "Russia"),
                                TestVerdict.of("z" + i % 4).reporting(CEASEFIRE, ACCEPTED, "Ukraine"))))
                .toList();

        // When
        List<NoticeDecision> decisions = new ArrayList<>();
        for (Future<List<NoticeDecision>> done : replicas.invokeAll(work)) {
            decisions.addAll(done.get());
        }
        replicas.shutdown();

        // Then
        assertThat(decisions.stream().filter(Raised.class::isInstance)).hasSize(3);
        assertThat(decisions.stream().filter(d -> d.reasonName().equals("DUPLICATE")))
                .hasSize(articles - 4);
    }

    @Test
    void databaseThatIsAwayIsNotTakenForABadVerdict() {
        // Given
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setUrl("jdbc:postgresql://127.0.0.1:1/parley");

        // Then
        assertThatThrownBy(() -> pipelineOn(Jdbi.create(nobody)).process(events(TestVerdict.of("a"))))
                .isInstanceOf(AlertStore.UnavailableException.class)
                .hasMessageStartingWith("PostgreSQL: ");
    }
}
