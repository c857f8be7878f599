package dev.parley.alert.entry;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** That it could not be found out who sends a request, since the database did not answer: no reason to ask again who it is. */
@Singleton
public final class Unanswered {

    private static final String FAILURE = "parley.entry.failure";

    private final CurrentVertxRequest request;

    Unanswered(CurrentVertxRequest request) {
        this.request = request;
    }

    static void remember(RoutingContext exchange, Throwable failure) {
        exchange.put(FAILURE, failure);
    }

    /** What went wrong with this request; absent when it is known who sends it, or that nobody does. */
    public Optional<Throwable> failure() {
        RoutingContext exchange = request.getCurrent();
        return exchange == null ? Optional.empty() : Optional.ofNullable(exchange.get(FAILURE));
    }
}
