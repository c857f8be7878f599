package dev.parley.alert.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What browsers are told to refuse, for whatever this service answers: a text that got into a page can do nothing there. */
@Singleton
final class SecurityHeaders {

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int FIRST = 1_000;

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    MultiMap headers = exchange.response().headers();
                    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
                    headers.set("X-Content-Type-Options", "nosniff");
                    headers.set("Referrer-Policy", "same-origin");
                    headers.set("Cross-Origin-Opener-Policy", "same-origin");
                    headers.set("Cross-Origin-Resource-Policy", "same-origin");
                    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
                    exchange.next();
                },
                FIRST);
    }
}
