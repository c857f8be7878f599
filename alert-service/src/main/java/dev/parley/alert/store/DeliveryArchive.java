package dev.parley.alert.store;

import dev.parley.alert.delivery.DeliveryState;
import dev.parley.alert.delivery.Occasion;
import dev.parley.alert.delivery.SampleNotice;
import dev.parley.alert.story.ContentId;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The deliveries, to be read, and to be asked for once more. */
@Singleton
public final class DeliveryArchive {

    /**
     * A delivery.
     *
     * @param number counts up in the order of planning
     * @param reason why it is in its state, or what the receiver answered last
     */
    public record Entry(
            long number,
            String deliveryId,
            String noticeId,
            String storyId,
            String headline,
            String receiver,
            String route,
            Occasion occasion,
            DeliveryState state,
            @Nullable String reason,
            int attempts,
            Instant created,
            @Nullable Instant settled) {}

    /**
     * An attempt; one message may carry several deliveries.
     *
     * @param milliseconds how long it took
     * @param outcome Delivered, TryLater or Refused
     */
    public record AttemptEntry(Instant at, long milliseconds, String outcome, String answer) {}

    /**
     * A notice that nobody was told of.
     *
     * @param number its place among the notices
     * @param headline absent when the notice cannot be read
     * @param reason why its deliveries could not be planned
     */
    public record Unplanned(
            long number, String noticeId, @Nullable String headline, String reason, Instant noticed) {}

    /**
     * What to read; absent parts match everything.
     *
     * @param before only deliveries with a smaller number
     */
    public record Filter(
            @Nullable String receiver,
            @Nullable DeliveryState state,
            @Nullable String notice,
            @Nullable String story,
            @Nullable Long before) {}

    /**
     * How a receiver is doing.
     *
     * @param waiting how many notices wait for it
     * @param failures attempts that failed, in a row
     * @param restingUntil until when it is left in peace
     */
    public record Condition(
            String receiver,
            int waiting,
            int failures,
            @Nullable Instant failingSince,
            @Nullable Instant answered,
            @Nullable String answer,
            @Nullable Instant restingUntil) {}

    private static final String COLUMNS = """
            select d.number, d.delivery_id, d.notice_id, d.story_id,
              case d.occasion when 'TEST' then '%s' else n.event ->> 'headline' end as headline,
              d.receiver, d.route, d.occasion, d.state, d.reason, d.attempts, d.created_at, d.settled_at
            from delivery d left join notice n using (notice_id)
            where (n.notice_id is not null or d.occasion = 'TEST')
            """.formatted(SampleNotice.HEADLINE);

    private final Jdbi jdbi;

    public DeliveryArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest deliveries that match, newest first. */
    public List<Entry> newest(Filter filter, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + """
                          and (:receiver::text is null or d.receiver = :receiver)
                          and (:state::text is null or d.state = :state)
                          and (:notice::text is null or d.notice_id = :notice)
                          and (:story::text is null or d.story_id = :story)
                          and (:before::bigint is null or d.number < :before)
                        order by d.number desc limit :limit""")
                .bind("receiver", filter.receiver())
                .bind("state", filter.state())
                .bind("notice", filter.notice())
                .bind("story", filter.story())
                .bind("before", filter.before())
                .bind("limit", limit)
                .map(DeliveryArchive::entry)
                .list());
    }

    public Optional<Entry> find(String deliveryId) {
        return jdbi.withHandle(handle -> find(handle, deliveryId));
    }

    private static Optional<Entry> find(Handle handle, String deliveryId) {
        return handle.createQuery(COLUMNS + "and d.delivery_id = :id")
                .bind("id", deliveryId)
                .map(DeliveryArchive::entry)
                .findOne();
    }

    /** The attempts of a delivery, in their order. */
    public List<AttemptEntry> attempts(String deliveryId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select at, milliseconds, outcome, answer from delivery_attempt
                        where deliveries @> array[:id::text] order by number""")
                .bind("id", deliveryId)
                .map((row, context) -> new AttemptEntry(
                        row.getTimestamp("at").toInstant(),
                        row.getLong("milliseconds"),
                        row.getString("outcome"),
                        row.getString("answer")))
                .list());
    }

    /**
     * Plans the delivery of a notice once more, due now, under an id of its own: the receiver would take the same one for
     * a repeat.
     *
     * @return the new one; absent when there is no such delivery, or it was a test
     */
    public Optional<Entry> resend(String deliveryId, Instant now) {
        return jdbi.inTransaction(handle -> {
            Optional<Entry> earlier = find(handle, deliveryId).filter(entry -> entry.occasion() != Occasion.TEST);
            if (earlier.isEmpty()) {
                return Optional.empty();
            }
            String id = ContentId.of("delivery", deliveryId, "again", now.toString());
            handle.createUpdate("""
                            insert into delivery (delivery_id, notice_id, story_id, receiver, route, occasion, group_key,
                              flash, created_at, due_at, expires_at)
                            select :id, notice_id, story_id, receiver, route, 'RESENT', 'resent/' || :id, true,
                              :now, :now, :expires
                            from delivery where delivery_id = :earlier""")
                    .bind("id", id)
                    .bind("now", now)
                    .bind("expires", now.plus(JdbiDeliveryLedger.PATIENCE))
                    .bind("earlier", deliveryId)
                    .execute();
            JdbiDeliveryLedger.makeDue(handle, earlier.get().receiver(), "resent/" + id, now, Duration.ZERO);
            return find(handle, id);
        });
    }

    /** Notices that nobody was told of because their deliveries could not be planned, the latest first. */
    public List<Unplanned> unplanned(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select u.number, u.notice_id, n.event ->> 'headline' as headline, u.reason, u.noticed_at
                        from delivery_unplanned u left join notice n using (notice_id)
                        order by u.noticed_at desc limit :limit""")
                .bind("limit", limit)
                .map((row, context) -> new Unplanned(
                        row.getLong("number"),
                        row.getString("notice_id"),
                        row.getString("headline"),
                        row.getString("reason"),
                        row.getTimestamp("noticed_at").toInstant()))
                .list());
    }

    /** How each receiver is doing that was ever tried, or that something waits for. */
    public List<Condition> conditions() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select receiver, coalesce(waiting, 0) as waiting, coalesce(failures, 0) as failures,
                          failing_since, answered_at, answer, resting_until
                        from receiver_state full join (
                          select receiver, count(*) as waiting from delivery where state = 'WAITING' group by receiver
                        ) as queue using (receiver)
                        order by receiver""")
                .map((row, context) -> new Condition(
                        row.getString("receiver"),
                        row.getInt("waiting"),
                        row.getInt("failures"),
                        instant(row, "failing_since"),
                        instant(row, "answered_at"),
                        row.getString("answer"),
                        instant(row, "resting_until")))
                .list());
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        return new Entry(
                row.getLong("number"),
                row.getString("delivery_id"),
                row.getString("notice_id"),
                row.getString("story_id"),
                row.getString("headline"),
                row.getString("receiver"),
                row.getString("route"),
                Occasion.valueOf(row.getString("occasion")),
                DeliveryState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "settled_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
