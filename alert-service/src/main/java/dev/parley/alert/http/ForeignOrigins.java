package dev.parley.alert.http;

import dev.parley.alert.entry.SessionCookie;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages from changing anything: a browser sends what any page asks it to send, with the session of whoever is
 * signed in, and tells by {@code Origin} which page that was. One that sends a session and does not tell is refused, too.
 */
class ForeignOrigins {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    Optional<Response> refuse(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        boolean own = origin == null
                ? !request.getCookies().containsKey(SessionCookie.NAME)
                : isOwn(origin, request.getHeaderString("Host"));
        if (own || READING.contains(request.getMethod())) {
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
