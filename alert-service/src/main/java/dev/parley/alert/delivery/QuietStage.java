package dev.parley.alert.delivery;

import dev.parley.alert.delivery.DeliveryLedger.Turn;
import dev.parley.alert.routing.Match;
import dev.parley.alert.routing.QuietHours;
import dev.parley.alert.routing.Route;
import dev.parley.alert.routing.Routes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps back until the end of the quiet hours what may not be told in them; it is told in one then. */
final class QuietStage implements Stage {

    private final Routes routes;

    QuietStage(Routes routes) {
        this.routes = routes;
    }

    @Override
    public List<Pending> pass(Turn turn, List<Pending> deliveries, Instant now) {
        List<Pending> passing = new ArrayList<>();
        for (Pending delivery : deliveries) {
            QuietHours quiet =
                    routes.route(delivery.route()).map(Route::quietHours).orElse(null);
            if (quiet == null
                    || delivery.occasion() != Occasion.NOTICE && delivery.occasion() != Occasion.WAKE_UP
                    || quiet.passing().contains(Match.priority(delivery.notice()))
                    || !quiet.contains(now)) {
                passing.add(delivery);
            } else {
                turn.postpone(List.of(delivery), Occasion.WAKE_UP, "wake-up/" + delivery.route(), quiet.endAfter(now));
            }
        }
        return passing;
    }
}
