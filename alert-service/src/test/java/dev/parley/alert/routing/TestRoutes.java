package dev.parley.alert.routing;

import java.util.Map;
import java.util.Optional;

/** Routes from the text of a file. */
public final class TestRoutes {

    private TestRoutes() {}

    public static Routes of(String yaml) {
        return of(yaml, Map.of());
    }

    public static Routes of(String yaml, Map<String, String> secrets) {
        return Routes.parse("routes.yaml", yaml, name -> Optional.ofNullable(secrets.get(name)));
    }
}
