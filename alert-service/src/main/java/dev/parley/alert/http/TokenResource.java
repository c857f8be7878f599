package dev.parley.alert.http;

import dev.parley.alert.access.ApiToken;
import dev.parley.alert.entry.AccessDesk;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What programs come in with. */
@Path("/tokens")
@RolesAllowed("admin")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class TokenResource {

    private final AccessDesk desk;

    TokenResource(AccessDesk desk) {
        this.desk = desk;
    }

    /** The newest first. */
    public record TokenList(List<ApiToken> tokens) {}

    /**
     * A token to be issued.
     *
     * @param name what it is for
     * @param ends at most 366 days from now
     */
    public record NewToken(
            @Nullable String name,
            @Nullable String role,
            @Nullable Instant ends) {}

    /**
     * A token that was issued.
     *
     * @param secret to be sent as {@code Authorization: Bearer …}; it is shown here and never again
     */
    public record IssuedToken(ApiToken token, String secret) {}

    @GET
    @Operation(summary = "All tokens, without what they are")
    public TokenList all() {
        return new TokenList(desk.tokens());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Issues a token; its secret is in this answer and nowhere else")
    @RequestBody(content = @Content(schema = @Schema(implementation = NewToken.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = IssuedToken.class)))
    public Response issue(@Nullable String json) {
        NewToken wanted = Body.read(json, NewToken.class);
        AccessDesk.Issued issued = desk.issueToken(wanted.name(), wanted.role(), wanted.ends());
        return Response.created(URI.create("/tokens/" + issued.token().id()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new IssuedToken(issued.token(), issued.secret().text()))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Makes a token worthless, at once")
    public void revoke(@PathParam("id") String id) {
        desk.revokeToken(id);
    }
}
