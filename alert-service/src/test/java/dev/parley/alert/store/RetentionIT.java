package dev.parley.alert.store;

import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.TestDatabase;
import dev.parley.alert.TestVerdict;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.NoticeDesk;
import dev.parley.alert.notice.NoticeWriter;
import dev.parley.alert.notice.Priorities;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class RetentionIT {

    private final Jdbi jdbi = TestDatabase.create();

    private List<String> column(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    @Test
    void oldDecisionsAreForgottenAndWhatTheyLedToIsKept() {
        // Given
        AlertPipeline pipeline = new AlertPipeline(
                new JdbiAlertStore(jdbi, TransitionTable.standard()),
                new NoticeDesk(new NoticeWriter(TestVerdict.CLOCK, Priorities.standard())));
        pipeline.process(List.of(
                TestVerdict.of("old").reporting(CEASEFIRE, REJECTED, "Russia").event(),
                TestVerdict.of("new").event()));
        jdbi.useHandle(handle ->
                handle.execute("update verdict set decided_at = now() - interval '46 days' where article_id = 'old'"));

        // When
        new Retention(jdbi, Clock.systemUTC(), Duration.ofDays(45)).sweep();

        // Then
        assertThat(column("select article_id from verdict")).containsExactly("new");
        assertThat(column("select reason from decision")).containsExactly("NOT_FLAGGED");
        assertThat(column("select notice_id from notice")).hasSize(1);
        assertThat(column("select article_id from article")).containsExactly("old");
    }
}
