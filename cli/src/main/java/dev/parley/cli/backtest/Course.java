package dev.parley.cli.backtest;

import dev.parley.alert.delivery.DeliveryPlan;
import dev.parley.alert.delivery.Occasion;
import dev.parley.alert.delivery.Planned;
import dev.parley.alert.delivery.Recipient;
import dev.parley.alert.notice.NoticeDecision;
import dev.parley.alert.notice.NoticeDecision.Held;
import dev.parley.alert.notice.NoticeDecision.Raised;
import dev.parley.alert.routing.Routes;
import dev.parley.cli.replay.VerdictReplay;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.VerdictEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How things would have gone by some rules and routes: the notices of a span of time with those who would have been told.
 * What was before it counts for the ledger, and is not shown. Nobody mutes anything, and every escalation is due.
 */
final class Course {

    /**
     * A notice.
     *
     * @param verdict the id of what raised it; absent for a reminder, which the clock raises
     * @param receivers who is told by a route
     * @param escalations who is told if nobody acknowledges it
     */
    record Told(NoticeEvent notice, @Nullable String verdict, Set<String> receivers, Set<String> escalations) {}

    private final DeliveryPlan plan;
    private final Instant from;
    private final Instant to;
    private final List<Told> told = new ArrayList<>();
    private final Map<String, List<Recipient>> recipients = new HashMap<>();
    private final Map<String, List<Held>> held = new HashMap<>();

    private Course(Routes routes, Instant from, Instant to) {
        // when each would be told is not looked at
        this.plan = new DeliveryPlan(routes, Clock.fixed(from, ZoneOffset.UTC));
        this.from = from;
        this.to = to;
    }

    /**
     * Lets it go.
     *
     * @param batches of verdicts by the time at which they came, from well before {@code from}
     * @param to what is raised at that time or later is left out
     */
    static Course of(
            SortedMap<Instant, List<VerdictEvent>> batches, RuleSet rules, Routes routes, Instant from, Instant to) {
        Course course = new Course(routes, from, to);
        VerdictReplay replay = new VerdictReplay(
                rules.transitions(), rules.priorities(), course::decided, notice -> course.raised(notice, null));
        batches.headMap(to).forEach(replay::process);
        replay.remind(to);
        return course;
    }

    /** The notices of the span, in the order of raising. */
    List<Told> told() {
        return told;
    }

    /** Why a verdict raised nothing about a story; empty when it did, or was not about it. */
    List<String> heldBack(String verdict, String story) {
        return held.getOrDefault(verdict, List.of()).stream()
                .filter(one -> one.storyId() == null || one.storyId().equals(story))
                .map(Held::reasonName)
                .distinct()
                .toList();
    }

    private void decided(NoticeDecision decision) {
        if (decision instanceof Raised raised) {
            raised(raised.notice(), raised.verdict().eventId());
        } else if (decision instanceof Held one) {
            held.computeIfAbsent(one.verdict().eventId(), id -> new ArrayList<>())
                    .add(one);
        }
    }

    private void raised(NoticeEvent notice, @Nullable String verdict) {
        List<Recipient> direct = new ArrayList<>();
        Set<String> escalations = new TreeSet<>();
        for (Planned planned : plan.of(notice, id -> recipients.getOrDefault(id, List.of()))) {
            if (planned.occasion() == Occasion.ESCALATION) {
                escalations.add(planned.receiver());
            } else {
                direct.add(new Recipient(planned.receiver(), planned.route()));
            }
        }
        recipients.put(notice.noticeId(), direct);
        Instant time = notice.latency().raised();
        if (!time.isBefore(from) && time.isBefore(to)) {
            Set<String> receivers = new TreeSet<>();
            direct.forEach(recipient -> receivers.add(recipient.receiver()));
            told.add(new Told(notice, verdict, receivers, escalations));
        }
    }
}
