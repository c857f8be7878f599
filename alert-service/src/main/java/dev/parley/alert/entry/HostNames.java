package dev.parley.alert.entry;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers only under names that are this service's. A web page whose name its owner lets point here (DNS rebinding) has
 * the browser's leave to read what we answer; its name gives it away. An address is no name, and cannot be made to point
 * anywhere.
 */
@Singleton
final class HostNames {

    private static final String SETTING = "PARLEY_ALERT_HOST_NAMES";

    /** Before anybody is asked who they are. */
    private static final int BEFORE_ALL = 2_000;

    private static final int MISDIRECTED = 421;
    private static final Pattern IP_4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final Set<String> names;

    HostNames(@ConfigProperty(name = "parley.alert.host-names") Optional<List<String>> names) {
        this.names = names.orElse(List.of()).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    HostAndPort authority = exchange.request().authority();
                    if (authority != null && isOurs(authority.host())) {
                        exchange.next();
                        return;
                    }
                    exchange.response()
                            .setStatusCode(MISDIRECTED)
                            .putHeader("Content-Type", "application/problem+json")
                            .end(new JsonObject()
                                    .put("title", "Misdirected Request")
                                    .put("status", MISDIRECTED)
                                    .put(
                                            "detail",
                                            "this service does not answer under the name that was asked for; its names are set by "
                                                    + SETTING)
                                    .encode());
                },
                BEFORE_ALL);
    }

    boolean isOurs(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return isAddress(name) || isLoopback(name) || names.contains(name);
    }

    private static boolean isAddress(String host) {
        return IP_4.matcher(host).matches() || host.startsWith("[");
    }

    /** Whether a host, without a port, is this machine in the eyes of a browser. */
    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || IP_4.matcher(name).matches() && name.startsWith("127.");
    }
}
