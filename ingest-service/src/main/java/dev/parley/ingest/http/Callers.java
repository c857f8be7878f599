package dev.parley.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.ingest.app.IngestConfig;
import dev.parley.network.WebOrigin;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who may ask. With a token configured that is who shows it. Without one the service listens to this machine
 * alone; then it answers to no name that a web page could be behind. Pages of other sites never change anything. Hubs are
 * let in: their addresses are secrets of their own.
 */
class Callers {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SCHEME = "Bearer ";

    private final Optional<String> token;

    Callers(IngestConfig config) {
        this.token = config.token();
    }

    @ServerRequestFilter
    Optional<Response> refuse(ContainerRequestContext request, SimpleResourceInfo asked) {
        if (asked.getResourceClass() == PushResource.class) {
            return Optional.empty();
        }
        // not the header: HTTP/2 has none
        String host = request.getUriInfo().getRequestUri().getRawAuthority();
        if (!READING.contains(request.getMethod()) && WebOrigin.isForeign(request.getHeaderString("Origin"), host)) {
            return refusal(Status.FORBIDDEN, "requests from other sites are refused");
        }
        if (token.isPresent()) {
            return isShown(token.get(), request.getHeaderString(HttpHeaders.AUTHORIZATION))
                    ? Optional.empty()
                    : Optional.of(problem(Status.UNAUTHORIZED, "the token of PARLEY_INGEST_TOKEN is asked for")
                            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                            .build());
        }
        return WebOrigin.isLocalOrNumber(host)
                ? Optional.empty()
                : refusal(
                        Status.FORBIDDEN,
                        "without PARLEY_INGEST_TOKEN only requests to localhost or to a number are answered");
    }

    /** In a time that tells nothing about how much of it was right. */
    private static boolean isShown(String token, @Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        token.getBytes(UTF_8),
                        authorization.substring(SCHEME.length()).strip().getBytes(UTF_8));
    }

    private static Optional<Response> refusal(Status status, String reason) {
        return Optional.of(problem(status, reason).build());
    }

    private static Response.ResponseBuilder problem(Status status, String reason) {
        return Response.status(status).entity(new FeedsResource.Problem(reason));
    }
}
