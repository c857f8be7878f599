package dev.parley.cli.backtest;

import static java.util.Comparator.comparing;

import dev.parley.cli.backtest.Course.Told;
import dev.parley.contract.event.NoticeEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Two courses held against each other. Notices belong together when they have the same id, or else when the same verdict
 * raised both about the same story.
 *
 * @param same how many notices are alike in both, their receivers included
 * @param differences in the order of time
 */
record Comparison(int same, List<Difference> differences, List<Share> shares) {

    /** In which way. */
    enum Kind {
        /** Only the other rules tell it. */
        GAINED,
        /** Only the present rules tell it. */
        LOST,
        /** Both tell it, with another kind, reason, priority, state or headline. */
        CHANGED,
        /** Both tell it alike, but not the same receivers. */
        REROUTED
    }

    /**
     * A notice that is not alike in both.
     *
     * @param present by the present rules; absent when it is gained
     * @param other by the other rules; absent when it is lost
     * @param heldBack why the verdict that raised it raises nothing by the rules that do not tell it
     */
    record Difference(
            Kind kind, @Nullable Told present, @Nullable Told other, List<String> heldBack) {

        /** When it is raised, by the present rules if by both. */
        Instant time() {
            return shown().latency().raised();
        }

        /** As the present rules have it, or else as the others have. */
        NoticeEvent shown() {
            return Objects.requireNonNull(present == null ? other : present).notice();
        }
    }

    /**
     * What a receiver gets.
     *
     * @param present how many notices by the present routes
     * @param other how many by the others
     * @param more how many it gets by the others alone
     * @param fewer how many it gets by the present ones alone
     */
    record Share(String receiver, boolean escalation, int present, int other, int more, int fewer) {}

    /** Compares. */
    static Comparison of(Course present, Course other) {
        Map<String, Told> unmatched = byId(other.told());
        Map<Told, Told> pairs = new LinkedHashMap<>();
        List<Told> single = new ArrayList<>();
        for (Told told : present.told()) {
            Told same = unmatched.remove(told.notice().noticeId());
            if (same == null) {
                single.add(told);
            } else {
                pairs.put(told, same);
            }
        }
        Map<String, Told> byCause = new HashMap<>();
        unmatched.values().forEach(told -> byCause.putIfAbsent(cause(told), told));
        List<Difference> differences = new ArrayList<>();
        for (Told told : single) {
            Told sibling = byCause.remove(cause(told));
            if (sibling == null) {
                differences.add(new Difference(Kind.LOST, told, null, heldBack(told, other)));
            } else {
                unmatched.remove(sibling.notice().noticeId());
                pairs.put(told, sibling);
            }
        }
        unmatched
                .values()
                .forEach(told -> differences.add(new Difference(Kind.GAINED, null, told, heldBack(told, present))));
        pairs.forEach((before, after) -> {
            if (!isAlike(before.notice(), after.notice())) {
                differences.add(new Difference(Kind.CHANGED, before, after, List.of()));
            } else if (!before.receivers().equals(after.receivers())
                    || !before.escalations().equals(after.escalations())) {
                differences.add(new Difference(Kind.REROUTED, before, after, List.of()));
            }
        });
        differences.sort(comparing(Difference::time));
        long apart = differences.stream()
                .filter(difference -> difference.present != null && difference.other != null)
                .count();
        List<Share> shares = new ArrayList<>(shares(pairs, differences, Told::receivers, false));
        shares.addAll(shares(pairs, differences, Told::escalations, true));
        return new Comparison(pairs.size() - (int) apart, differences, shares);
    }

    private static Map<String, Told> byId(Collection<Told> told) {
        Map<String, Told> byId = new LinkedHashMap<>();
        told.forEach(one -> byId.put(one.notice().noticeId(), one));
        return byId;
    }

    /** A reminder has no cause but itself. */
    private static String cause(Told told) {
        return told.verdict() == null
                ? told.notice().noticeId()
                : told.verdict() + " " + told.notice().storyId();
    }

    private static List<String> heldBack(Told told, Course where) {
        return told.verdict() == null
                ? List.of()
                : where.heldBack(told.verdict(), told.notice().storyId());
    }

    private static boolean isAlike(NoticeEvent one, NoticeEvent two) {
        return one.kind() == two.kind()
                && one.reason() == two.reason()
                && one.priority() == two.priority()
                && one.before() == two.before()
                && one.after() == two.after()
                && one.headline().equals(two.headline());
    }

    private static Collection<Share> shares(
            Map<Told, Told> pairs,
            List<Difference> differences,
            Function<Told, Set<String>> receivers,
            boolean escalation) {
        Map<String, Share> shares = new TreeMap<>();
        pairs.forEach((before, after) -> count(shares, receivers.apply(before), receivers.apply(after), escalation));
        for (Difference difference : differences) {
            if (difference.present == null && difference.other != null) {
                count(shares, Set.of(), receivers.apply(difference.other), escalation);
            } else if (difference.other == null && difference.present != null) {
                count(shares, receivers.apply(difference.present), Set.of(), escalation);
            }
        }
        return shares.values();
    }

    private static void count(Map<String, Share> shares, Set<String> before, Set<String> after, boolean escalation) {
        before.forEach(name -> shares.merge(
                name, new Share(name, escalation, 1, 0, 0, after.contains(name) ? 0 : 1), Comparison::sum));
        after.forEach(name -> shares.merge(
                name, new Share(name, escalation, 0, 1, before.contains(name) ? 0 : 1, 0), Comparison::sum));
    }

    private static Share sum(Share one, Share two) {
        return new Share(
                one.receiver,
                one.escalation,
                one.present + two.present,
                one.other + two.other,
                one.more + two.more,
                one.fewer + two.fewer);
    }
}
