package dev.parley.alert.console.access;

import dev.parley.alert.console.Console;
import dev.parley.alert.console.Page;
import dev.parley.alert.entry.AccessDesk;
import dev.parley.alert.entry.AccessDesk.RefusedException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where everybody changes their own password. */
@Path("/console/password")
@RolesAllowed("viewer")
@Blocking
public class PasswordResource {

    private final Console console;
    private final AccessDesk desk;

    PasswordResource(Console console, AccessDesk desk) {
        this.console = console;
        this.desk = desk;
    }

    /** @param problem key of what is wrong; empty for nothing */
    public record PasswordPage(String problem) {}

    @GET
    @Operation(hidden = true)
    public Response ask() {
        return page("");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(
            @FormParam("current") @Nullable String current, @FormParam("password") @Nullable String password) {
        try {
            desk.changeOwnPassword(current, password);
            return Response.seeOther(URI.create("/login")).build();
        } catch (RefusedException e) {
            return Response.fromResponse(page(e.refusal().name()))
                    .status(Status.BAD_REQUEST)
                    .build();
        }
    }

    private Response page(String problem) {
        return console.page(visit ->
                new Page("password", visit.words().of("password_title"), "access/password", new PasswordPage(problem)));
    }
}
