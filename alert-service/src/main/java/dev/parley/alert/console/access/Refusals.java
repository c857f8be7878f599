package dev.parley.alert.console.access;

import dev.parley.alert.console.Console;
import dev.parley.alert.entry.Unanswered;
import dev.parley.alert.http.Problem;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers those who may not have what they asked for: a browser that asked for a page is led to the login or gets a page
 * that says so, everything else gets a problem. None of it asks the database.
 */
class Refusals {

    private final Console console;
    private final Unanswered unanswered;

    Refusals(Console console, Unanswered unanswered) {
        this.console = console;
        this.unanswered = unanswered;
    }

    @ServerExceptionMapper
    Response unknown(UnauthorizedException e, HttpHeaders headers, UriInfo uri) {
        if (unanswered.failure().isPresent()) {
            return wantsPage(headers)
                    ? console.problem(Status.SERVICE_UNAVAILABLE, "away")
                    : Problem.response(Status.SERVICE_UNAVAILABLE, "the database cannot be reached; try again later");
        }
        if (wantsPage(headers)) {
            return Response.seeOther(UriBuilder.fromPath("/login")
                            .queryParam("next", "{next}")
                            .build(pathAndQuery(uri)))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        return Response.fromResponse(Problem.response(
                        Status.UNAUTHORIZED,
                        "who asks is not known: send a token that is valid, as 'Authorization: Bearer ...'"))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, HttpHeaders headers) {
        return wantsPage(headers)
                ? console.problem(Status.FORBIDDEN, "forbidden")
                : Problem.response(Status.FORBIDDEN, "your role does not allow this");
    }

    private static String pathAndQuery(UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
    }

    /** A browser says so when somebody goes somewhere; scripts and programs take anything. */
    private static boolean wantsPage(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.getType().equals("text")
                        && type.getSubtype().equals(MediaType.TEXT_HTML_TYPE.getSubtype()));
    }
}
