package dev.parley.alert.delivery;

import dev.parley.alert.routing.DigestTimes;
import dev.parley.alert.routing.Escalation;
import dev.parley.alert.routing.Match;
import dev.parley.alert.routing.Route;
import dev.parley.alert.routing.Routes;
import dev.parley.alert.routing.Routes.Assignment;
import dev.parley.alert.story.ContentId;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeKind;
import dev.parley.contract.event.NoticePriority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Who gets a notice, and when. The routes say so, but for a correction or a withdrawal: it goes to exactly those who got,
 * or are about to get, the notice that it replaces.
 */
public final class DeliveryPlan {

    private static final Set<NoticeKind> TAKING_BACK = Set.of(NoticeKind.CORRECTION, NoticeKind.WITHDRAWAL);

    private final Routes routes;
    private final Clock clock;

    public DeliveryPlan(Routes routes, Clock clock) {
        this.routes = routes;
        this.clock = clock;
    }

    /**
     * The deliveries of a notice.
     *
     * @param recipientsOf who got an earlier notice, by its id
     */
    public List<Planned> of(NoticeEvent notice, Function<String, List<Recipient>> recipientsOf) {
        List<Planned> planned = new ArrayList<>();
        for (Assignment assignment : assignments(notice, recipientsOf)) {
            planned.add(delivery(notice, assignment));
            Escalation escalation = assignment.route().escalation();
            if (escalation != null && isFlash(notice)) {
                for (String receiver : escalation.receivers()) {
                    planned.add(escalated(notice, assignment.route(), receiver, escalation.after()));
                }
            }
        }
        return planned;
    }

    private List<Assignment> assignments(NoticeEvent notice, Function<String, List<Recipient>> recipientsOf) {
        if (!takesBack(notice)) {
            return routes.of(notice);
        }
        return recipientsOf.apply(Objects.requireNonNull(notice.supersedes())).stream()
                .map(recipient -> new Assignment(
                        recipient.receiver(),
                        // it may have been taken out of the file since
                        routes.route(recipient.route()).orElse(Route.plain(recipient.route()))))
                .toList();
    }

    private Planned delivery(NoticeEvent notice, Assignment assignment) {
        Route route = assignment.route();
        Instant now = clock.instant();
        DigestTimes digest = route.digest();
        if (digest != null) {
            return planned(
                    notice,
                    assignment.receiver(),
                    route,
                    Occasion.DIGEST,
                    "digest/" + route.name(),
                    digest.after(now),
                    Duration.ZERO);
        }
        boolean atOnce = isFlash(notice);
        return planned(
                notice,
                assignment.receiver(),
                route,
                Occasion.NOTICE,
                "dossier/" + Objects.requireNonNullElse(notice.dossier(), ""),
                atOnce ? now : now.plus(route.groupWait()),
                atOnce ? Duration.ZERO : route.groupInterval());
    }

    private Planned escalated(NoticeEvent notice, Route route, String receiver, Duration after) {
        return planned(
                notice,
                receiver,
                route,
                Occasion.ESCALATION,
                "escalation/" + notice.noticeId(),
                clock.instant().plus(after),
                Duration.ZERO);
    }

    private static Planned planned(
            NoticeEvent notice,
            String receiver,
            Route route,
            Occasion occasion,
            String group,
            Instant due,
            Duration interval) {
        // two routes may escalate to one receiver, which is told once
        String id = ContentId.of(
                "delivery", notice.noticeId(), receiver, occasion == Occasion.ESCALATION ? "escalation" : "first");
        return new Planned(id, notice, receiver, route.name(), occasion, group, due, interval);
    }

    /** Whether the notice corrects or withdraws an earlier one. */
    static boolean takesBack(NoticeEvent notice) {
        return TAKING_BACK.contains(notice.kind()) && notice.supersedes() != null;
    }

    private static boolean isFlash(NoticeEvent notice) {
        return Match.priority(notice) == NoticePriority.FLASH;
    }
}
