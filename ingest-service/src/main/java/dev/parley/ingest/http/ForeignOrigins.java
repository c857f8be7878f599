package dev.parley.ingest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages from changing anything: a browser on the operator's machine sends what any page asks it to send, and
 * tells by {@code Origin} which page that was.
 */
class ForeignOrigins {

    @ServerRequestFilter
    Optional<Response> refuse(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (request.getMethod().equals("GET") || origin == null || isOwn(origin, request.getHeaderString("Host"))) {
            return Optional.empty();
        }
        return Optional.of(Response.status(Response.Status.FORBIDDEN)
                .entity(new FeedsResource.Problem("requests from other sites are refused"))
                .build());
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            return host != null && host.equals(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
