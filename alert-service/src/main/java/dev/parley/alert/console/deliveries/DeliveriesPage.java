package dev.parley.alert.console.deliveries;

import dev.parley.alert.console.Address;
import dev.parley.alert.console.OutsideText;
import dev.parley.alert.delivery.DeliveryState;
import dev.parley.alert.delivery.Occasion;
import dev.parley.alert.store.DeliveryArchive.AttemptEntry;
import dev.parley.alert.store.DeliveryArchive.Entry;
import dev.parley.alert.store.DeliveryArchive.Unplanned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What went to whom.
 *
 * @param unplanned notices that nobody was told of, on the first page of all
 * @param rows the newest first
 * @param receivers those of the routes file, to choose from
 * @param receiver the chosen one; empty for all
 * @param states to choose from
 * @param state the chosen one; empty for all
 * @param older the address of the next older ones; absent on the last page
 */
public record DeliveriesPage(
        List<UnplannedRow> unplanned,
        List<Row> rows,
        List<String> receivers,
        String receiver,
        List<DeliveryState> states,
        String state,
        @Nullable String older) {

    static final String PATH = "/console/deliveries";

    /** A notice that nobody was told of, and why. */
    public record UnplannedRow(String notice, String headline, String reason, Instant noticed) {

        static UnplannedRow of(Unplanned unplanned) {
            return new UnplannedRow(
                    Address.notice(unplanned.noticeId()),
                    OutsideText.excerpt(unplanned.headline(), 160).shown(),
                    OutsideText.excerpt(unplanned.reason(), 300).shown(),
                    unplanned.noticed());
        }
    }

    /** A delivery. */
    public record Row(
            String address,
            String notice,
            String headline,
            String receiver,
            String route,
            Occasion occasion,
            DeliveryState state,
            String reason,
            int attempts,
            Instant created,
            @Nullable Instant settled) {

        /** Whether it was a test: there is no such notice, and it cannot be sent once more. */
        public boolean isTest() {
            return occasion == Occasion.TEST;
        }

        static Row of(Entry entry) {
            return new Row(
                    Address.delivery(entry.deliveryId()),
                    Address.notice(entry.noticeId()),
                    OutsideText.excerpt(entry.headline(), 160).shown(),
                    entry.receiver(),
                    entry.route(),
                    entry.occasion(),
                    entry.state(),
                    OutsideText.excerpt(entry.reason(), 300).shown(),
                    entry.attempts(),
                    entry.created(),
                    entry.settled());
        }
    }

    /**
     * A delivery with its attempts.
     *
     * @param attempts in their order
     */
    public record Detail(Row row, List<AttemptView> attempts) {

        static Detail of(Entry entry, List<AttemptEntry> attempts) {
            return new Detail(
                    Row.of(entry),
                    attempts.stream()
                            .map(attempt -> new AttemptView(
                                    attempt.at(),
                                    attempt.milliseconds(),
                                    attempt.outcome(),
                                    OutsideText.excerpt(attempt.answer(), 500).shown()))
                            .toList());
        }
    }

    /** An attempt. */
    public record AttemptView(Instant at, long milliseconds, String outcome, String answer) {}

    /**
     * @param unplanned notices that nobody was told of
     * @param found one more than a page has, if there are older ones
     * @param size of a page
     */
    static DeliveriesPage of(
            List<Unplanned> unplanned,
            List<Entry> found,
            int size,
            List<String> receivers,
            String receiver,
            String state) {
        List<Entry> shown = found.subList(0, Math.min(size, found.size()));
        Map<String, String> query = new TreeMap<>();
        if (!receiver.isEmpty()) {
            query.put("receiver", receiver);
        }
        if (!state.isEmpty()) {
            query.put("state", state);
        }
        if (found.size() > size) {
            query.put("before", Long.toString(shown.get(size - 1).number()));
        }
        return new DeliveriesPage(
                unplanned.stream().map(UnplannedRow::of).toList(),
                shown.stream().map(Row::of).toList(),
                receivers,
                receiver,
                List.of(DeliveryState.values()),
                state,
                found.size() > size ? Address.of(PATH, query) : null);
    }
}
