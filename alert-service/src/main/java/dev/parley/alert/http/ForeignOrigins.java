package dev.parley.alert.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages from changing anything: a browser on the operator's machine sends what any page asks it to send, and
 * tells by {@code Origin} which page that was.
 */
class ForeignOrigins {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    Optional<Response> refuse(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (READING.contains(request.getMethod()) || origin == null || isOwn(origin, request.getHeaderString("Host"))) {
            return Optional.empty();
        }
        return Optional.of(Problem.response(Response.Status.FORBIDDEN, "requests from other sites are refused"));
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            return host != null && host.equals(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
