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

    /** Before what refuses requests, so that refusals have them too. */
    private static final int FIRST = 3_000;

    private static final String CACHE_CONTROL = "Cache-Control";

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
                    // what nobody said how to keep is kept by nobody: it may be read after somebody signed out
                    exchange.addHeadersEndHandler(ready -> {
                        if (!headers.contains(CACHE_CONTROL)) {
                            headers.set(CACHE_CONTROL, headers.contains("ETag") ? "private, no-cache" : "no-store");
                        }
                    });
                    exchange.next();
                },
                FIRST);
    }
}
