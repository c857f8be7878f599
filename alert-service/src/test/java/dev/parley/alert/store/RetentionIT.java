package dev.parley.alert.store;

import static dev.parley.contract.event.ChangeType.REJECTED;
import static dev.parley.contract.event.ChangeType.SIGNED;
import static dev.parley.contract.event.Instrument.CEASEFIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.alert.AlertPipeline;
import dev.parley.alert.TestDatabase;
import dev.parley.alert.TestNotice;
import dev.parley.alert.TestVerdict;
import dev.parley.alert.ledger.TransitionTable;
import dev.parley.alert.notice.LateWindow;
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

    private final Retention retention =
            new Retention(jdbi, Clock.systemUTC(), Duration.ofDays(45), Duration.ofDays(366), Duration.ofDays(731));

    private List<String> column(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private AlertPipeline pipeline() {
        return new AlertPipeline(
                new JdbiAlertStore(jdbi, TransitionTable.standard()),
                new NoticeDesk(new NoticeWriter(TestVerdict.CLOCK, Priorities.standard()), LateWindow.STANDARD));
    }

    @Test
    void oldDecisionsAreForgottenAndWhatTheyLedToIsKept() {
        // Given
        pipeline()
                .process(List.of(
                        TestVerdict.of("old")
                                .reporting(CEASEFIRE, REJECTED, "Russia")
                                .event(),
                        TestVerdict.of("new").event()));
        jdbi.useHandle(handle -> {
            handle.execute("update verdict set decided_at = now() - interval '46 days' where article_id = 'old'");
            handle.execute("update notice set raised_at = now()"); // the test's clock stands in the past
        });

        // When
        retention.sweep();

        // Then
        assertThat(column("select article_id from verdict")).containsExactly("new");
        assertThat(column("select reason from decision")).containsExactly("NOT_FLAGGED");
        assertThat(column("select notice_id from notice")).hasSize(1);
        assertThat(column("select article_id from article")).containsExactly("old");
    }

    @Test
    void oldNoticesGoWithWhatWasDeliveredAndThoughtOfThem() {
        // Given
        for (String id : List.of("old", "new")) {
            TestDatabase.raise(jdbi, TestNotice.of(id).event());
        }
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into delivery (delivery_id, notice_id, story_id, receiver, route, occasion, group_key, flash,
                      state, created_at, due_at, expires_at, settled_at)
                    select 'delivery-of-' || notice_id, notice_id, story_id, 'desk', 'all', 'NOTICE', 'dossier/x', false,
                      'DELIVERED', now(), now(), now(), now() from notice""");
            handle.execute("""
                    insert into delivery_attempt (receiver, at, milliseconds, outcome, answer, deliveries)
                    select 'desk', now(), 1, 'Delivered', notice_id, array['delivery-of-' || notice_id] from notice""");
            handle.execute("insert into feedback select notice_id, 'ada', 'USEFUL', null, now() from notice");
            handle.execute("insert into delivery_unplanned select number, notice_id, 'odd', now() from notice");
            handle.execute("""
                    insert into delivery_group (receiver, group_key, due_at, sent_at, pause, lease) values
                      ('desk', 'escalation/over', null, null, interval '0s', null),
                      ('desk', 'dossier/paused', null, now(), interval '5m', null),
                      ('desk', 'dossier/leased', null, null, interval '0s', gen_random_uuid()),
                      ('desk', 'dossier/due', now(), null, interval '0s', null)""");
            for (String update : List.of(
                    "notice set raised_at = raised_at - interval '367 days' where notice_id = 'old'",
                    "notice set raised_at = now() where notice_id = 'new'",
                    "delivery set settled_at = now() - interval '367 days' where notice_id = 'old'",
                    "delivery_attempt set at = now() - interval '367 days' where answer = 'old'",
                    "delivery_unplanned set noticed_at = now() - interval '367 days' where notice_id = 'old'")) {
                handle.execute("update " + update);
            }
        });

        // When
        retention.sweep();

        // Then
        assertThat(column("select notice_id from notice")).containsExactly("new");
        assertThat(column("select notice_id from delivery")).containsExactly("new");
        assertThat(column("select answer from delivery_attempt")).containsExactly("new");
        assertThat(column("select notice_id from feedback")).containsExactly("new");
        assertThat(column("select notice_id from delivery_unplanned")).containsExactly("new");
        assertThat(column("select group_key from delivery_group order by 1"))
                .containsExactly("dossier/due", "dossier/leased", "dossier/paused");
    }

    @Test
    void oldStoriesGoWithTheirPartsAndWhatPeopleDidAboutThem() {
        // Given
        AlertPipeline pipeline = pipeline();
        for (String id : List.of("old", "told", "standing", "new")) {
            pipeline.process(List.of(TestVerdict.of(id)
                    .reporting(
                            CEASEFIRE,
                            id.equals("standing") ? SIGNED : REJECTED,
                            "Actor " + id,
                            change -> change.in(id.equals("standing") ? "watched" : null, "Actor " + id, "Other"))
                    .event()));
        }
        jdbi.useHandle(handle -> {
            handle.execute("insert into acknowledgement select story_id, number, 'ada', raised_at from notice");
            handle.execute("insert into claim select story_id, 'ada', raised_at from notice");
            String of = " where story_id in (select story_id from story_article where article_id <> 'new')";
            handle.execute("update story set opened_at = now() - interval '367 days'" + of);
            handle.execute("update acknowledgement set at = now() - interval '367 days'" + of);
            handle.execute("update claim set at = now() - interval '367 days'" + of);
            handle.execute("update notice set raised_at = now() - interval '367 days'");
            handle.execute("update notice set raised_at = now() where story_id in"
                    + " (select story_id from story_article where article_id in ('told', 'new'))");
        });

        // When
        retention.sweep();

        // Then
        String named = " s join story_article p using (story_id) order by 1";
        assertThat(column("select article_id from story" + named)).containsExactly("new", "standing", "told");
        assertThat(column("select article_id from story_article order by 1"))
                .containsExactly("new", "standing", "told");
        assertThat(column("select article_id from acknowledgement" + named)).containsExactly("new", "told");
        assertThat(column("select article_id from claim" + named)).containsExactly("new", "told");
        assertThat(column("select article_id from attention_change" + named)).containsExactly("new", "told");
    }

    @Test
    void oldArticlesOfWatchedConflictsStayForTheHistoryOfTheirAgreements() {
        // Given
        AlertPipeline pipeline = pipeline();
        pipeline.process(List.of(
                TestVerdict.of("watched")
                        .reporting(CEASEFIRE, REJECTED, "Russia")
                        .event(),
                TestVerdict.of("unwatched")
                        .reporting(CEASEFIRE, REJECTED, "Ruritania", c -> c.in(null, "Ruritania", "Graustark"))
                        .event(),
                TestVerdict.of("carried")
                        .reporting(CEASEFIRE, REJECTED, "Freedonia", c -> c.in(null, "Freedonia", "Sylvania"))
                        .event()));
        jdbi.useHandle(handle -> {
            for (String table : List.of("decision", "verdict", "outbox", "notice", "story")) {
                handle.execute("delete from " + table);
            }
            handle.execute("""
                    insert into checkpoint values
                      ('parties:Freedonia+Sylvania/CEASEFIRE', now() - interval '370 days', 'now', '["carried"]'),
                      ('parties:Freedonia+Sylvania/CEASEFIRE', now() - interval '380 days', 'now', '["older"]'),
                      ('parties:Freedonia+Sylvania/CEASEFIRE', now() - interval '380 days 1 second', 'once', '[]'),
                      ('parties:Freedonia+Sylvania/CEASEFIRE', now(), 'now', '[]')""");
            handle.execute("update article set event_time = now() - interval '367 days'");
        });

        // When
        retention.sweep();

        // Then
        assertThat(column("select article_id from article order by 1")).containsExactly("carried", "watched");
        assertThat(column("select article_id from article_place order by 1")).containsExactly("carried", "watched");
        assertThat(column("select rules || ' ' || body::text from checkpoint order by taken_until desc"))
                .containsExactly("now []", "now [\"carried\"]", "once []");
    }

    @Test
    void moreThanOneBatchOfAuditEntriesIsForgotten() {
        // Given
        jdbi.useHandle(handle -> handle.execute("""
                insert into audit_entry (at, who, action, target, detail, address)
                select now() - make_interval(days => 726 + i % 10), 'ada', 'sign-in', '', '', '' from generate_series(1, 12000) i"""));

        // When
        retention.sweep();

        // Then
        assertThat(column("select count(*) || ' ' || (min(at) > now() - interval '731 days') from audit_entry"))
                .containsExactly("6000 true");
    }

    @Test
    void noticesThatAreStillReferredToCannotBeForgotten() {
        assertThatThrownBy(() -> new Retention(
                        jdbi, Clock.systemUTC(), Duration.ofDays(45), Duration.ofDays(7), Duration.ofDays(731)))
                .hasMessageContaining("parley.alert.notice-retention is PT168H; at least 31 days");
    }
}
