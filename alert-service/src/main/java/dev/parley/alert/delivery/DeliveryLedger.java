package dev.parley.alert.delivery;

import dev.parley.contract.event.NoticeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every delivery: planned, tried, done. Shared by all replicas, each of which takes turns. Whatever fails here throws, and
 * may be tried again.
 */
public interface DeliveryLedger {

    /**
     * Plans the deliveries of notices that nobody planned for yet, in the order of raising, and remembers how far it came
     * in the same transaction.
     *
     * @return how many notices; 0 when there are none, or another replica is at it
     */
    int follow(int limit, Planner planner);

    /** Says who gets a notice. */
    @FunctionalInterface
    interface Planner {

        /**
         * @param recipientsOf who got an earlier notice, or is about to, by its id
         */
        List<Planned> plan(NoticeEvent notice, Function<String, List<Recipient>> recipientsOf);
    }

    /** The receivers that something is due for, and that are not left in peace for now. */
    List<String> due(Instant now);

    /**
     * Takes what is due for a receiver and belongs together, so that no other replica does. After the lease it is free
     * again, whether it was sent or not.
     */
    Optional<Turn> claim(String receiver, Instant now, Duration lease);

    /** Writes down a delivery of a made-up notice, which was tried once and is over. */
    void recordTrial(String deliveryId, NoticeEvent notice, String receiver, Attempt attempt);

    /** Gives up what was due so long ago that it is news no more; returns how many. */
    int expire(Instant now);

    /** What one replica works on. */
    interface Turn {

        /** What waits, in the order of raising. */
        List<Pending> pending();

        /** How often the receiver has failed in a row until now. */
        int failures();

        /** Holds on to it; false when it was lost meanwhile to another replica, and nothing more may be sent. */
        boolean renew(Instant now, Duration lease);

        /** Ends deliveries without an attempt. */
        void settle(Collection<Pending> deliveries, DeliveryState state, String reason, Instant now);

        /** Puts deliveries into another group, for later. */
        void postpone(Collection<Pending> deliveries, Occasion occasion, String group, Instant due);

        /** Writes down an attempt and what it came to. */
        void record(Collection<Pending> deliveries, Attempt attempt);

        /**
         * Gives it back.
         *
         * @param sent whether a message was delivered, so that the next one of the group waits
         * @param restUntil until when the receiver is to be left in peace
         */
        void end(Instant now, boolean sent, @Nullable Instant restUntil);
    }
}
