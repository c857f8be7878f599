package dev.parley.alert.http;

import dev.parley.alert.entry.AccessDesk.RefusedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.ConnectionException;

/** Answers every error as a {@link Problem}. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        return Problem.response(status, e.getMessage());
    }

    @ServerExceptionMapper
    Response refused(RefusedException e) {
        Response.Status status =
                switch (e.refusal()) {
                    case UNKNOWN -> Response.Status.NOT_FOUND;
                    case OPEN, TAKEN, LAST_ADMIN -> Response.Status.CONFLICT;
                    case WRONG_PASSWORD -> Response.Status.FORBIDDEN;
                    default -> Response.Status.BAD_REQUEST;
                };
        return Problem.response(status, e.getMessage());
    }

    @ServerExceptionMapper
    Response databaseAway(ConnectionException e) {
        return Problem.response(Response.Status.SERVICE_UNAVAILABLE, "the database cannot be reached; try again later");
    }

    /** What went wrong inside is for the log, not for whoever asked. */
    @ServerExceptionMapper
    Response failed(RuntimeException e) {
        LOG.error("a request failed", e);
        return Problem.response(Response.Status.INTERNAL_SERVER_ERROR, null);
    }
}
