package dev.parley.alert.http;

import dev.parley.alert.entry.SessionCookie;
import dev.parley.network.WebOrigin;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps web pages from changing anything: a browser sends what any page asks it to send, with the session of whoever is
 * signed in, and tells by {@code Origin} which page that was. One that sends a session and does not tell is refused, too.
 */
class ForeignOrigins {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    Optional<Response> refuse(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        // not the header: HTTP/2 has none
        String host = request.getUriInfo().getRequestUri().getRawAuthority();
        boolean silent = origin == null && request.getCookies().containsKey(SessionCookie.NAME);
        if (READING.contains(request.getMethod()) || !silent && !WebOrigin.isForeign(origin, host)) {
            return Optional.empty();
        }
        return Optional.of(Problem.response(Response.Status.FORBIDDEN, "requests from other sites are refused"));
    }
}
