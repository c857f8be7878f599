package dev.parley.alert.console.settings;

import dev.parley.alert.console.OutsideText;
import dev.parley.alert.routing.Route;
import dev.parley.alert.routing.Routes;
import dev.parley.alert.routing.RoutesFileException;
import dev.parley.contract.event.NoticeEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A routes file that somebody wants to use, and whom it would have told of the latest notices. The receivers' addresses and
 * secrets are not looked at: that is for the start of the service, which alone has them.
 *
 * @param problem which line, which entry and why it cannot be used; empty when it can
 * @param routes what it says; empty when it cannot be used
 * @param notices how many were tried
 * @param shares for each receiver of either file, by name
 */
public record RoutesTrial(String problem, List<Route> routes, int notices, List<Share> shares) {

    private static final int LONGEST_PROBLEM = 500;

    /**
     * How many of the notices a receiver gets, silences and quiet hours aside.
     *
     * @param now by the routes in use
     * @param then by the file
     */
    public record Share(String receiver, long now, long then) {}

    static RoutesTrial of(String yaml, Routes inUse, Collection<NoticeEvent> notices) {
        Routes wanted;
        try {
            wanted = Routes.parse("routes.yaml", yaml, Optional::of);
        } catch (RoutesFileException e) {
            return new RoutesTrial(
                    OutsideText.excerpt(e.getMessage(), LONGEST_PROBLEM).shown(), List.of(), 0, List.of());
        }
        Set<String> names = new TreeSet<>(inUse.receivers().keySet());
        names.addAll(wanted.receivers().keySet());
        List<Set<String>> now = told(notices, inUse);
        List<Set<String>> then = told(notices, wanted);
        return new RoutesTrial(
                "",
                wanted.routes(),
                notices.size(),
                names.stream()
                        .map(name -> new Share(name, count(now, name), count(then, name)))
                        .toList());
    }

    /** Who is told of each notice. */
    private static List<Set<String>> told(Collection<NoticeEvent> notices, Routes routes) {
        return notices.stream()
                .map(notice -> routes.of(notice).stream()
                        .map(Routes.Assignment::receiver)
                        .collect(Collectors.toSet()))
                .toList();
    }

    private static long count(List<Set<String>> told, String receiver) {
        return told.stream().filter(receivers -> receivers.contains(receiver)).count();
    }
}
