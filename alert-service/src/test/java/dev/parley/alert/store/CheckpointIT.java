package dev.parley.alert.store;

import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static dev.parley.contract.event.Instrument.MEMORANDUM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.AlertStore;
import dev.parley.alert.MemoryStore;
import dev.parley.alert.TestDatabase;
import dev.parley.alert.TestVerdict;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.LateWindow;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDesk;
import dev.parley.alert.notice.NoticeWriter;
import dev.parley.alert.notice.Priorities;
import dev.parley.contract.event.AgreementDeadline;
import dev.parley.contract.event.AgreementEvent;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Modality;
import dev.parley.contract.event.VerdictEvent;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What is carried over from a checkpoint stands for all that was reported before it. */
class CheckpointIT {

    private static final int DAYS = 40;
    private static final int ARTICLES = 1_200;
    private static final int BATCH = 40;

    private final Jdbi jdbi = TestDatabase.create();

    private static AlertPipeline pipelineOn(AlertStore store) {
        return new AlertPipeline(
                store, new NoticeDesk(new NoticeWriter(TestVerdict.CLOCK, Priorities.standard()), LateWindow.STANDARD));
    }

    /** A long war: many outlets, much repeated, some denied, some late by hours, a few by days, a few revised. */
    private static List<VerdictEvent> war() {
        Random random = new Random(11);
        List<String> actors = List.of("Russia", "Ukraine");
        List<String> days = List.of("", " for 30 days", " on Monday", " on Wednesday", " until 6 July", " yesterday");
        List<Modality> modalities =
                List.of(Modality.ASSERTED, Modality.ASSERTED, Modality.ASSERTED, Modality.DENIED, Modality.POSSIBLE);
        List<TestVerdict> war = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            int late = random.nextInt(100) < 2 ? 6 * 24 * 60 : random.nextInt(240);
            int minute = DAYS * 24 * 60 * i / ARTICLES - late;
            ChangeType type = ChangeType.values()[random.nextInt(ChangeType.values().length)];
            String actor = actors.get(random.nextInt(2));
            String quote = actor + " and the word number " + random.nextInt(40) + " of " + type
                    + days.get(random.nextInt(days.size())) + ", somebody told reporters.";
            Modality modality = modalities.get(random.nextInt(modalities.size()));
            TestVerdict article = TestVerdict.of("a" + i)
                    .by("outlet " + random.nextInt(12))
                    .published(Duration.ofMinutes(minute))
                    .reporting(random.nextInt(4) == 0 ? MEMORANDUM : CEASEFIRE, type, actor, c -> c.saying(quote)
                            .as(modality));
            war.add(article);
            if (i > 30 && random.nextInt(30) == 0) {
                TestVerdict earlier = war.get(war.size() - 2 - random.nextInt(25));
                war.add(
                        random.nextBoolean()
                                ? earlier.revision(2).reportingNothing()
                                : earlier.revision(2).reporting(CEASEFIRE, type, actor));
            }
        }
        return war.stream().map(TestVerdict::event).distinct().toList();
    }

    private static List<String> decisions(List<VerdictEvent> war, AlertStore store) {
        List<String> decisions = new ArrayList<>();
        for (int i = 0; i < war.size(); i += BATCH) {
            List<VerdictEvent> batch = war.subList(i, Math.min(war.size(), i + BATCH));
            for (NoticeDecision decision : pipelineOn(store).process(batch)) {
                decisions.add(decision.verdict().eventId() + " " + decision.reasonName() + " " + decision.storyId());
            }
        }
        return decisions;
    }

    private long checkpoints() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from checkpoint")
                .mapTo(Long.class)
                .one());
    }

    @Test
    void decidesAsIfAllReportsWereReadForEachBatch() {
        // Given
        List<VerdictEvent> war = war();
        MemoryStore all = new MemoryStore(TransitionTable.standard());
        List<String> expected = decisions(war, all);

        // When
        List<String> decided = decisions(war, new JdbiAlertStore(jdbi, TransitionTable.standard()));

        // Then
        assertThat(decided).containsExactlyElementsOf(expected);
        assertThat(checkpoints()).isPositive();
        assertThat(agreements())
                .isEqualTo(
                        all.book().standing().stream().map(CheckpointIT::line).toList());
    }

    @Test
    void whatComesTooLateChangesNothing() {
        // Given
        decisions(war(), new JdbiAlertStore(jdbi, TransitionTable.standard()));
        long before = checkpoints();
        List<String> agreements = agreements();
        TestVerdict late = TestVerdict.of("late")
                .published(Duration.ofDays(5))
                .seen(Duration.ofDays(DAYS))
                .reporting(CEASEFIRE, ChangeType.SIGNED, null);

        // When
        List<String> decided = decisions(List.of(late.event()), new JdbiAlertStore(jdbi, TransitionTable.standard()));

        // Then
        assertThat(decided).containsExactly("late.1.rules-1 TOO_LATE null");
        assertThat(checkpoints()).isEqualTo(before);
        assertThat(agreements()).isEqualTo(agreements);
    }

    private List<String> agreements() {
        return new LedgerArchive(jdbi, TransitionTable.standard())
                .agreements(null, null, null).stream().map(CheckpointIT::line).toList();
    }

    private static String line(AgreementEvent agreement) {
        AgreementEvent.Detail detail = Objects.requireNonNull(agreement.detail());
        AgreementDeadline deadline = detail.deadline();
        return agreement.instrument() + " " + agreement.state() + " "
                + agreement.since().truncatedTo(ChronoUnit.MILLIS) + " " + (deadline == null ? "" : deadline.due());
    }

    @Test
    void checkpointsOfOtherRulesAreLeftAlone() {
        // Given
        List<VerdictEvent> war = war();
        List<String> expected = decisions(war, new MemoryStore(TransitionTable.standard()));
        List<VerdictEvent> begun = war.subList(0, war.size() / 2 / BATCH * BATCH);
        List<String> decided = new ArrayList<>(decisions(begun, new JdbiAlertStore(jdbi, TransitionTable.standard())));

        // When
        jdbi.useHandle(handle -> handle.execute("update checkpoint set rules = 'other', body = '{}'"));
        decided.addAll(
                decisions(war.subList(begun.size(), war.size()), new JdbiAlertStore(jdbi, TransitionTable.standard())));

        // Then
        assertThat(decided).containsExactlyElementsOf(expected);
    }
}
