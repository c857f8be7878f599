package dev.parley.alert.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.alert.delivery.Attempt;
import dev.parley.alert.delivery.DeliveryLedger;
import dev.parley.alert.delivery.DeliveryState;
import dev.parley.alert.delivery.Occasion;
import dev.parley.alert.delivery.Outcome.Delivered;
import dev.parley.alert.delivery.Outcome.Refused;
import dev.parley.alert.delivery.Pending;
import dev.parley.alert.delivery.Planned;
import dev.parley.alert.delivery.Recipient;
import dev.parley.alert.notice.OneLine;
import dev.parley.alert.routing.Match;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticePriority;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The {@link DeliveryLedger} in PostgreSQL. */
@Singleton
public final class JdbiDeliveryLedger implements DeliveryLedger {

    /** So many notices at most go into one message; more make another one. */
    private static final int LARGEST_MESSAGE = 200;

    /** Nobody wants yesterday's news from a receiver that was away. */
    static final Duration PATIENCE = Duration.ofHours(24);

    private static final Logger LOG = Logger.getLogger(JdbiDeliveryLedger.class);

    private record Row(long number, String noticeId, String event) {}

    private final Jdbi jdbi;
    private final Clock clock;

    public JdbiDeliveryLedger(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public int follow(int limit, Planner planner) {
        return jdbi.inTransaction(handle -> {
            // the row is the turn: another replica that plans just now holds it
            Optional<Long> mark = handle.createQuery("select number from delivery_mark for update skip locked")
                    .mapTo(Long.class)
                    .findOne();
            if (mark.isEmpty()) {
                return 0;
            }
            List<Row> notices = handle.createQuery(
                            "select number, notice_id, event from notice where number > :mark order by number limit :limit")
                    .bind("mark", mark.get())
                    .bind("limit", limit)
                    .map((row, context) ->
                            new Row(row.getLong("number"), row.getString("notice_id"), row.getString("event")))
                    .list();
            notices.forEach(notice -> plan(handle, notice, planner));
            if (!notices.isEmpty()) {
                handle.execute(
                        "update delivery_mark set number = ?",
                        notices.get(notices.size() - 1).number());
            }
            return notices.size();
        });
    }

    /** A notice that cannot be read or planned is set aside: all that come after it would wait for it. */
    private void plan(Handle handle, Row notice, Planner planner) {
        List<Planned> deliveries;
        try {
            deliveries = planner.plan(
                    EventColumn.read(notice.event, NoticeEvent.class), noticeId -> recipients(handle, noticeId));
        } catch (JdbiException e) {
            throw e; // the database is at fault, not the notice
        } catch (RuntimeException e) {
            LOG.errorf(e, "nobody is told of notice %s: its deliveries cannot be planned", notice.noticeId);
            handle.createUpdate("""
                            insert into delivery_unplanned (number, notice_id, reason, noticed_at)
                            values (:number, :noticeId, :reason, :now)
                            on conflict (number) do update set reason = excluded.reason""")
                    .bind("number", notice.number)
                    .bind("noticeId", notice.noticeId)
                    .bind("reason", reason(e))
                    .bind("now", clock.instant())
                    .execute();
            return;
        }
        deliveries.forEach(planned -> insert(handle, planned, clock.instant()));
        handle.execute("delete from delivery_unplanned where number = ?", notice.number); // it was set aside before
    }

    private static String reason(RuntimeException e) {
        return OneLine.of(
                e.getCause() instanceof JsonProcessingException json
                        ? "the notice cannot be read: " + json.getOriginalMessage()
                        : e.getClass().getSimpleName() + ": " + e.getMessage());
    }

    private static List<Recipient> recipients(Handle handle, String noticeId) {
        return handle.createQuery("""
                        select distinct on (receiver) receiver, route from delivery
                        where notice_id = :id
                          and (state = 'DELIVERED' or state = 'WAITING' and occasion <> 'ESCALATION')
                        order by receiver, number""")
                .bind("id", noticeId)
                .map((row, context) -> new Recipient(row.getString("receiver"), row.getString("route")))
                .list();
    }

    private static void insert(Handle handle, Planned planned, Instant now) {
        boolean isNew = handle.createUpdate("""
                                insert into delivery (delivery_id, notice_id, story_id, receiver, route, occasion,
                                  group_key, flash, created_at, due_at, expires_at)
                                values (:id, :noticeId, :storyId, :receiver, :route, :occasion,
                                  :group, :flash, :now, :due, :expires)
                                on conflict (delivery_id) do nothing""")
                        .bind("id", planned.deliveryId())
                        .bind("noticeId", planned.notice().noticeId())
                        .bind("storyId", planned.notice().storyId())
                        .bind("receiver", planned.receiver())
                        .bind("route", planned.route())
                        .bind("occasion", planned.occasion().name())
                        .bind("group", planned.group())
                        .bind("flash", Match.priority(planned.notice()) == NoticePriority.FLASH)
                        .bind("now", now)
                        .bind("due", planned.due())
                        .bind("expires", planned.due().plus(PATIENCE))
                        .execute()
                > 0;
        if (isNew) {
            makeDue(handle, planned.receiver(), planned.group(), planned.due(), planned.interval());
        }
    }

    static void makeDue(Handle handle, String receiver, String group, Instant due, Duration pause) {
        handle.createUpdate("""
                        insert into delivery_group as g (receiver, group_key, due_at, pause)
                        values (:receiver, :group, :due, :pause)
                        on conflict (receiver, group_key) do update
                        set pause = excluded.pause,
                            due_at = least(g.due_at, greatest(excluded.due_at, g.sent_at + excluded.pause))""")
                .bind("receiver", receiver)
                .bind("group", group)
                .bind("due", due)
                .bind("pause", pause)
                .execute();
    }

    @Override
    public List<String> due(Instant now) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select distinct receiver
                        from delivery_group left join receiver_state using (receiver)
                        where due_at <= :now
                          and (lease_until is null or lease_until < :now)
                          and (resting_until is null or resting_until <= :now)""").bind("now", now).mapTo(String.class).list());
    }

    @Override
    public Optional<Turn> claim(String receiver, Instant now, Duration lease) {
        UUID token = UUID.randomUUID();
        return jdbi.inTransaction(handle -> {
            Optional<String> group = handle.createQuery("""
                            update delivery_group set lease = :token, lease_until = :until
                            where receiver = :receiver and group_key = (
                              select group_key from delivery_group g
                              where g.receiver = :receiver and g.due_at <= :now
                                and (g.lease_until is null or g.lease_until < :now)
                                and not exists (select 1 from receiver_state s
                                                where s.receiver = :receiver and s.resting_until > :now)
                              order by g.due_at limit 1 for update skip locked)
                            returning group_key""")
                    .bind("token", token)
                    .bind("until", now.plus(lease))
                    .bind("receiver", receiver)
                    .bind("now", now)
                    .mapTo(String.class)
                    .findOne();
            return group.<Turn>map(key -> new JdbiTurn(
                    jdbi, receiver, key, token, pending(handle, receiver, key, now), failures(handle, receiver)));
        });
    }

    private static List<Pending> pending(Handle handle, String receiver, String group, Instant now) {
        return handle.createQuery("""
                        select d.delivery_id, d.route, d.occasion, d.created_at, n.event,
                          (select e.reference from delivery e
                           where e.story_id = d.story_id and e.receiver = d.receiver and e.reference is not null
                           order by e.number limit 1) as thread
                        from delivery d join notice n using (notice_id)
                        where d.receiver = :receiver and d.group_key = :group and d.state = 'WAITING'
                          -- what has just come goes along with what has waited; a digest has its time
                          and (d.due_at <= :now or d.occasion = 'NOTICE')
                        order by n.number limit :limit""")
                .bind("receiver", receiver)
                .bind("group", group)
                .bind("now", now)
                .bind("limit", LARGEST_MESSAGE)
                .map((row, context) -> new Pending(
                        row.getString("delivery_id"),
                        EventColumn.read(row.getString("event"), NoticeEvent.class),
                        receiver,
                        row.getString("route"),
                        Occasion.valueOf(row.getString("occasion")),
                        row.getTimestamp("created_at").toInstant(),
                        row.getString("thread")))
                .list();
    }

    private static int failures(Handle handle, String receiver) {
        return handle.createQuery("select failures from receiver_state where receiver = :receiver")
                .bind("receiver", receiver)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    @Override
    public void recordTrial(String deliveryId, NoticeEvent notice, String receiver, Attempt attempt) {
        Instant over = attempt.at().plus(attempt.took());
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                            insert into delivery (delivery_id, notice_id, story_id, receiver, route, occasion, group_key,
                              flash, state, reason, attempts, created_at, due_at, expires_at, settled_at)
                            values (:id, :noticeId, :storyId, :receiver, '', 'TEST', 'test',
                              false, :state, :reason, 1, :at, :at, :at, :over)""")
                    .bind("id", deliveryId)
                    .bind("noticeId", notice.noticeId())
                    .bind("storyId", notice.storyId())
                    .bind("receiver", receiver)
                    .bind(
                            "state",
                            Objects.requireNonNullElse(JdbiTurn.stateAfter(attempt), DeliveryState.EXPIRED.name()))
                    .bind("reason", attempt.outcome().answer())
                    .bind("at", attempt.at())
                    .bind("over", over)
                    .execute();
            insert(handle, receiver, attempt, List.of(deliveryId));
        });
    }

    private static void insert(Handle handle, String receiver, Attempt attempt, List<String> deliveryIds) {
        handle.createUpdate("""
                        insert into delivery_attempt (receiver, at, milliseconds, outcome, answer, deliveries)
                        values (:receiver, :at, :took, :outcome, :answer, :ids)""")
                .bind("receiver", receiver)
                .bind("at", attempt.at())
                .bind("took", attempt.took().toMillis())
                .bind("outcome", attempt.outcome().getClass().getSimpleName())
                .bind("answer", attempt.outcome().answer())
                .bindArray("ids", String.class, deliveryIds)
                .execute();
    }

    @Override
    public int expire(Instant now) {
        return jdbi.withHandle(
                handle -> handle.createUpdate("""
                        update delivery set state = 'EXPIRED', settled_at = :now,
                          reason = coalesce(reason, 'no receiver of this name took it')
                        where state = 'WAITING' and expires_at < :now""").bind("now", now).execute());
    }

    private record JdbiTurn(Jdbi jdbi, String receiver, String group, UUID token, List<Pending> pending, int failures)
            implements Turn {

        @Override
        public boolean renew(Instant now, Duration lease) {
            return jdbi.withHandle(handle -> handle.createUpdate("""
                                    update delivery_group set lease_until = :until
                                    where receiver = :receiver and group_key = :group and lease = :token""")
                            .bind("until", now.plus(lease))
                            .bind("receiver", receiver)
                            .bind("group", group)
                            .bind("token", token)
                            .execute())
                    == 1;
        }

        @Override
        public void settle(Collection<Pending> deliveries, DeliveryState state, String reason, Instant now) {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            update delivery set state = :state, reason = :reason, settled_at = :now
                            where delivery_id = any(:ids) and state = 'WAITING'""")
                    .bind("state", state.name())
                    .bind("reason", reason)
                    .bind("now", now)
                    .bindArray("ids", String.class, ids(deliveries))
                    .execute());
        }

        @Override
        public void postpone(Collection<Pending> deliveries, Occasion occasion, String otherGroup, Instant due) {
            jdbi.useTransaction(handle -> {
                handle.createUpdate("""
                                update delivery set occasion = :occasion, group_key = :group, due_at = :due,
                                  expires_at = :expires
                                where delivery_id = any(:ids) and state = 'WAITING'""")
                        .bind("occasion", occasion.name())
                        .bind("group", otherGroup)
                        .bind("due", due)
                        .bind("expires", due.plus(PATIENCE))
                        .bindArray("ids", String.class, ids(deliveries))
                        .execute();
                makeDue(handle, receiver, otherGroup, due, Duration.ZERO);
            });
        }

        @Override
        public void record(Collection<Pending> deliveries, Attempt attempt) {
            Instant over = attempt.at().plus(attempt.took());
            jdbi.useTransaction(handle -> {
                insert(handle, receiver, attempt, ids(deliveries));
                handle.createUpdate("""
                                update delivery set attempts = attempts + 1,
                                  state = coalesce(:state::text, state), reason = :answer,
                                  reference = coalesce(:reference::text, reference),
                                  settled_at = case when :state::text is null then settled_at else :over::timestamptz end
                                where delivery_id = any(:ids)""")
                        .bind("state", stateAfter(attempt))
                        .bind("answer", attempt.outcome().answer())
                        .bind("reference", attempt.outcome() instanceof Delivered done ? done.reference() : null)
                        .bind("over", over)
                        .bindArray("ids", String.class, ids(deliveries))
                        .execute();
                recordState(handle, attempt, over);
            });
        }

        private void recordState(Handle handle, Attempt attempt, Instant over) {
            handle.createUpdate("""
                            insert into receiver_state as s (receiver, failures, failing_since, answered_at, answer)
                            values (:receiver, :failed, case when :failed > 0 then :over::timestamptz end, :over, :answer)
                            on conflict (receiver) do update set
                              failures = case when :failed > 0 then s.failures + 1 else 0 end,
                              failing_since = case when :failed > 0 then coalesce(s.failing_since, :over::timestamptz) end,
                              answered_at = :over, answer = :answer, resting_until = null""")
                    .bind("receiver", receiver)
                    .bind("failed", attempt.outcome() instanceof Delivered ? 0 : 1)
                    .bind("over", over)
                    .bind("answer", attempt.outcome().answer())
                    .execute();
        }

        private static @Nullable String stateAfter(Attempt attempt) {
            if (attempt.outcome() instanceof Delivered) {
                return DeliveryState.DELIVERED.name();
            }
            return attempt.outcome() instanceof Refused ? DeliveryState.REFUSED.name() : null;
        }

        @Override
        public void end(Instant now, boolean sent, @Nullable Instant restUntil) {
            jdbi.useTransaction(handle -> {
                boolean isMine = handle.createUpdate("""
                                        update delivery_group
                                        set lease = null, lease_until = null,
                                            sent_at = case when :sent then :now::timestamptz else sent_at end
                                        where receiver = :receiver and group_key = :group and lease = :token""")
                                .bind("sent", sent)
                                .bind("now", now)
                                .bind("receiver", receiver)
                                .bind("group", group)
                                .bind("token", token)
                                .execute()
                        == 1;
                if (isMine) {
                    // the row is ours until the end of the transaction: who plans more waits, and makes it due then
                    handle.createUpdate("""
                                    update delivery_group g set due_at = (
                                      select case when bool_or(d.flash and d.due_at <= :now) then :now::timestamptz
                                             else greatest(min(d.due_at), g.sent_at + g.pause) end
                                      from delivery d
                                      where d.receiver = g.receiver and d.group_key = g.group_key and d.state = 'WAITING'
                                      having count(*) > 0)
                                    where receiver = :receiver and group_key = :group""")
                            .bind("now", now)
                            .bind("receiver", receiver)
                            .bind("group", group)
                            .execute();
                }
                if (restUntil != null) {
                    handle.createUpdate("update receiver_state set resting_until = :until where receiver = :receiver")
                            .bind("until", restUntil)
                            .bind("receiver", receiver)
                            .execute();
                }
            });
        }

        private static List<String> ids(Collection<Pending> deliveries) {
            return deliveries.stream().map(Pending::deliveryId).toList();
        }
    }
}
