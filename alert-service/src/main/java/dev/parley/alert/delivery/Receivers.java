package dev.parley.alert.delivery;

import dev.parley.alert.routing.Entry;
import dev.parley.alert.routing.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The receivers of the routes file, by name. */
public final class Receivers {

    private final Map<String, Receiver> byName;

    private Receivers(Map<String, Receiver> byName) {
        this.byName = byName;
    }

    /**
     * Opens all receivers of the file.
     *
     * @throws dev.parley.alert.routing.RoutesFileException when one is of an unknown type, or something in it is wrong
     */
    public static Receivers open(Routes routes, List<ReceiverType> types) {
        Map<String, Receiver> byName = new LinkedHashMap<>();
        routes.receivers().forEach((name, entry) -> {
            byName.put(name, type(entry, types).open(entry));
            entry.end();
        });
        return new Receivers(byName);
    }

    private static ReceiverType type(Entry entry, List<ReceiverType> types) {
        String wanted = entry.text("type");
        return types.stream()
                .filter(type -> type.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> entry.wrong(
                        "type",
                        "'" + wanted + "' is none of "
                                + types.stream()
                                        .map(ReceiverType::name)
                                        .sorted()
                                        .toList()));
    }

    public Optional<Receiver> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** In the order of the file. */
    public List<String> names() {
        return new ArrayList<>(byName.keySet());
    }
}
