package dev.parley.alert.routing;

import dev.parley.contract.event.NoticeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The routes file. A notice goes along every route that it fits; a receiver that several of them lead to gets it once, by
 * the timing of the first.
 *
 * @param receivers what the file says of each, by name in its order; the types of receivers read it
 */
public record Routes(Map<String, Entry> receivers, List<Route> routes) {

    /** Nobody is told; notices are on their topic and in the feed all the same. */
    public static final Routes NONE = new Routes(Map.of(), List.of());

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public Routes {
        routes = List.copyOf(routes);
    }

    /** A receiver with the route that leads there. */
    public record Assignment(String receiver, Route route) {}

    /**
     * Reads the file.
     *
     * @param secrets what the names in {@code ${...}} stand for
     * @throws RoutesFileException when it cannot be read or something in it is wrong
     */
    public static Routes read(Path file, Function<String, Optional<String>> secrets) {
        try {
            return parse(file.toString(), Files.readString(file), secrets);
        } catch (IOException e) {
            throw new RoutesFileException(file + " cannot be read: " + e);
        }
    }

    /**
     * Reads what stands in the file.
     *
     * @param file its name, for messages
     * @throws RoutesFileException when something in it is wrong
     */
    public static Routes parse(String file, String yaml, Function<String, Optional<String>> secrets) {
        Entry root = Entry.root(file, yaml, secrets);
        Map<String, Entry> receivers = new LinkedHashMap<>();
        for (Entry receiver : root.children("receivers")) {
            String name = receiver.text("name");
            if (!NAME.matcher(name).matches()) {
                throw receiver.wrong("name", "'" + name + "' may have only a to z, 0 to 9 and hyphens");
            }
            if (receivers.put(name, receiver) != null) {
                throw receiver.wrong("name", "'" + name + "' is used twice");
            }
        }
        List<Route> routes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Entry entry : root.children("routes")) {
            Route route = Route.of(entry, "route-" + (routes.size() + 1));
            requireKnown(receivers.keySet(), route.receivers(), entry, "receivers");
            if (route.escalation() != null) {
                requireKnown(receivers.keySet(), route.escalation().receivers(), entry, "escalation");
            }
            if (!names.add(route.name())) {
                throw entry.wrong("name", "'" + route.name() + "' is used twice");
            }
            routes.add(route);
        }
        root.end();
        return new Routes(receivers, routes);
    }

    private static void requireKnown(Set<String> known, List<String> named, Entry entry, String key) {
        for (String name : named) {
            if (!known.contains(name)) {
                throw entry.wrong(key, "names '" + name + "', which is none of the receivers: " + known);
            }
        }
    }

    /** Who is told of a notice, in the order of the file. */
    public List<Assignment> of(NoticeEvent notice) {
        Map<String, Route> first = new LinkedHashMap<>();
        for (Route route : routes) {
            if (route.match().fits(notice)) {
                route.receivers().forEach(receiver -> first.putIfAbsent(receiver, route));
            }
        }
        List<Assignment> assignments = new ArrayList<>();
        first.forEach((receiver, route) -> assignments.add(new Assignment(receiver, route)));
        return assignments;
    }

    public Optional<Route> route(String name) {
        return routes.stream().filter(route -> route.name().equals(name)).findFirst();
    }
}
