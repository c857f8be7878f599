package dev.parley.alert.http;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it.
 *
 * @param title the same for all errors of the status
 * @param status the HTTP status code
 * @param detail what is wrong here, and what would be right
 */
public record Problem(String title, int status, @Nullable String detail) {

    /** Of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The answer to a request that failed. */
    public static Response response(Response.StatusType status, @Nullable String detail) {
        return response(status.getStatusCode(), status.getReasonPhrase(), detail)
                .build();
    }

    static Response.ResponseBuilder response(int status, String title, @Nullable String detail) {
        return Response.status(status).type(MEDIA_TYPE).entity(new Problem(title, status, detail));
    }
}
